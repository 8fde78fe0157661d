/**
 * The trained model and its file.
 *
 * <p>{@link io.gruard.model.TrainedModel} is the model. {@link io.gruard.model.ModelFile} writes it as an ONNX model,
 * which any ONNX runtime executes on raw records, and reads it back with the same bits. The encoder, the specification
 * of the network and the classes determine the graph. They are in the metadata of the file as JSON. Reading builds the
 * graph again from the metadata and rejects a file with another graph.
 */
@org.jspecify.annotations.NullMarked
package io.gruard.model;
