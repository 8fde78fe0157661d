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
 * Checks the bytes of an ONNX file before objects are built from them. The objects of a protocol buffer of n bytes can
 * take several hundred times n, because two bytes make an empty message. The scan checks every length against the
 * remaining bytes, rejects fields that ONNX does not define, and counts the objects. A file that passes takes at most
 * its own size plus {@link #MAX_VALUES} small objects.
 */
final class FileScan {
    /** A model of gruard has a few hundred nodes and one string for each category of its features. */
    static final int MAX_VALUES = 400_000;

    /** Model, graph, node, attribute, tensor, segment. A deeper message is a graph inside a node. */
    private static final int MAX_DEPTH = 8;

    private final String file;
    private final CodedInputStream in;
    private int values;

    private FileScan(String file, byte[] bytes) {
        this.file = file;
        this.in = CodedInputStream.newInstance(bytes);
    }

    /**
     * @param file name in messages
     * @throws ModelFileException if the bytes are not an ONNX model or have too many values
     */
    static void check(String file, byte[] bytes) throws ModelFileException {
        FileScan scan = new FileScan(file, bytes);
        try {
            scan.message(ModelProto.getDescriptor(), 0);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelFileException(
                    file + ": byte " + scan.in.getTotalBytesRead() + ": not an ONNX file, or truncated: "
                            + e.getMessage(),
                    e);
        } catch (ModelFileException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelFileException(file + ": " + e.getMessage(), e);
        }
    }

    private void message(Descriptor type, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw rejected("a graph that gruard wrote", "messages nested deeper than " + MAX_DEPTH);
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (field == null) {
                throw rejected("an ONNX model", "field " + WireFormat.getTagFieldNumber(tag) + " of " + type.getName());
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
            default -> throw rejected("an ONNX model", "wire type " + wireType + " of " + field.getName());
        }
    }

    private void delimited(FieldDescriptor field, int depth) throws IOException {
        int length = in.readRawVarint32();
        int outer = in.pushLimit(length);
        if (field.getJavaType() == JavaType.MESSAGE) {
            message(field.getMessageType(), depth + 1);
        } else {
            // A packed list has up to one number in each byte.
            boolean text = field.getJavaType() == JavaType.STRING || field.getJavaType() == JavaType.BYTE_STRING;
            count(text ? 0 : length);
            in.skipRawBytes(length);
        }
        in.popLimit(outer);
    }

    private void count(int more) throws ModelFileException {
        values += more;
        if (values > MAX_VALUES) {
            throw rejected("a model of gruard, which has some thousand values", "more than " + MAX_VALUES);
        }
    }

    private ModelFileException rejected(String expected, String found) {
        return new ModelFileException(file + ": byte " + in.getTotalBytesRead(), expected, found);
    }
}
