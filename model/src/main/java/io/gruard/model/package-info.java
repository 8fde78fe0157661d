/**
 * The trained model and its file.
 *
 * <p>{@link io.gruard.model.TrainedModel} is the value; {@link io.gruard.model.ModelFile} writes it as an ONNX model,
 * which any ONNX runtime executes on raw records, and reads it back with the same bits. The graph is a function of the
 * encoder, the network's specification and the classes, all of which stand in the file's metadata as JSON; reading
 * builds the graph again from these and refuses a file whose graph is another.
 */
@org.jspecify.annotations.NullMarked
package io.gruard.model;
