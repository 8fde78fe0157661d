package io.gruard.model;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Walks through the bytes of an ONNX file before anything is built from them. A protocol buffer of n bytes can become
 * objects of some hundred times n: two bytes make an empty message. So the scan checks every length against the bytes
 * that are there, refuses fields that ONNX does not know, and counts what would become an object; what passes takes no
 * more memory than the file's size and {@link #MAX_VALUES} small objects.
 */
final class FileScan {
    /** A model of gruard has some hundreds of nodes and as many strings as its features have categories. */
    static final int MAX_VALUES = 400_000;

    /** Model, graph, node, attribute, tensor, segment: what nests deeper is a graph inside a node. */
    private static final int DEEPEST = 8;

    private final String file;
    private final CodedInputStream in;
    private int values;

    private FileScan(String file, byte[] bytes) {
        this.file = file;
        this.in = CodedInputStream.newInstance(bytes);
    }

    /**
     * @param file the name for messages
     * @throws ModelFileException if the bytes are no ONNX model or hold too many values
     */
    static void check(String file, byte[] bytes) throws ModelFileException {
        FileScan scan = new FileScan(file, bytes);
        try {
            scan.message(ModelProto.getDescriptor(), 0);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelFileException(
                    file + ": byte " + scan.in.getTotalBytesRead() + ": not an ONNX file, or cut off: "
                            + e.getMessage(),
                    e);
        } catch (ModelFileException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelFileException(file + ": " + e.getMessage(), e);
        }
    }

    private void message(Descriptor type, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw refused("messages nested deeper than " + DEEPEST, "a graph as gruard writes it");
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (field == null) {
                throw refused("field " + WireFormat.getTagFieldNumber(tag) + " of " + type.getName(), "an ONNX model");
            }
            field(field, WireFormat.getTagWireType(tag), depth);
        }
    }

    private void field(FieldDescriptor field, int wireType, int depth) throws IOException {
        count(1);
        switch (wireType) {
            case WireFormat.WIRETYPE_VARINT -> in.readRawVarint64();
            case WireFormat.WIRETYPE_FIXED32 -> in.readRawLittleEndian32();
            case WireFormat.WIRETYPE_FIXED64 -> in.readRawLittleEndian64();
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> delimited(field, depth);
            default -> throw refused("wire type " + wireType + " of " + field.getName(), "an ONNX model");
        }
    }

    private void delimited(FieldDescriptor field, int depth) throws IOException {
        int length = in.readRawVarint32();
        int outer = in.pushLimit(length);
        if (field.getJavaType() == JavaType.MESSAGE) {
            message(field.getMessageType(), depth + 1);
        } else {
            // A packed list holds up to one number in each byte.
            boolean text = field.getJavaType() == JavaType.STRING || field.getJavaType() == JavaType.BYTE_STRING;
            count(text ? 0 : length);
            in.skipRawBytes(length);
        }
        in.popLimit(outer);
    }

    private void count(int more) throws ModelFileException {
        values += more;
        if (values > MAX_VALUES) {
            throw refused("more than " + MAX_VALUES + " values", "fewer; a model of gruard has some thousands");
        }
    }

    private ModelFileException refused(String found, String expected) {
        return new ModelFileException(file + ": byte " + in.getTotalBytesRead(), found, expected);
    }
}
