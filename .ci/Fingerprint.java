import ai.onnx.proto.OnnxMl;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Prints the SHA-256 of what in a file of gruard's is the same whenever and wherever it is written. Reads the formats itself, with libraries but
 * none of gruard's classes, so that it runs before and after a move of code.
 */
final class Fingerprint {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Columns of a study's tables that hold times or the version of the program that wrote them. */
    private static final Set<String> TIMES = Set.of("datetime_start", "datetime_complete", "heartbeat", "library_version");

    private Fingerprint() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        System.out.println(HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(
                                switch (arguments[0]) {
                                    case "weights" -> weights(file);
                                    case "model" -> model(file);
                                    case "metrics" -> metrics(file);
                                    case "checkpoint" -> checkpoint(file);
                                    case "plan" -> plan(file);
                                    case "study" -> study(file);
                                    case "alerts" -> alerts(file);
                                    default -> throw new IllegalArgumentException("unknown kind " + arguments[0]);
                                })));
    }

    /** Names, shapes and values of a model's arrays. */
    private static byte[] weights(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<OnnxMl.TensorProto> tensors =
                new ArrayList<>(OnnxMl.ModelProto.parseFrom(Files.readAllBytes(file)).getGraph().getInitializerList());
        tensors.sort(Comparator.comparing(OnnxMl.TensorProto::getName));
        for (OnnxMl.TensorProto tensor : tensors) {
            bytes.write(tensor.toByteArray());
        }
        return bytes.toByteArray();
    }

    /** The whole model but versions, machine and time of its training. */
    private static byte[] model(Path file) throws IOException {
        OnnxMl.ModelProto.Builder model =
                OnnxMl.ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder().clearProducerVersion();
        for (OnnxMl.StringStringEntryProto.Builder entry : model.getMetadataPropsBuilderList()) {
            if (entry.getKey().equals("gruard.provenance")) {
                ObjectNode provenance = (ObjectNode) JSON.readTree(entry.getValue());
                entry.setValue(provenance.without(List.of("versions", "machine", "trained")).toString());
            }
        }
        return model.build().toByteArray();
    }

    /** The figures but those of speed; sentences are for people and may change. */
    private static byte[] metrics(Path file) throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(file.toFile());
        root.remove(List.of("throughput", "warnings"));
        for (JsonNode evaluation : root.path("evaluations")) {
            ((ObjectNode) evaluation).remove(List.of("seconds_per_instance", "notes"));
        }
        return text(root.toString());
    }

    /** The alerts, a line each, but the sentence that sums each up. */
    private static byte[] alerts(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            JsonNode alert = JSON.readTree(line);
            ((ObjectNode) alert.path("gruard")).remove("summary");
            text.append(alert).append('\n');
        }
        return text(text.toString());
    }

    /** The sum of everything that decided a training, as its saved state has it. */
    private static byte[] plan(Path file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
        in.skipNBytes(Long.BYTES + Integer.BYTES);
        return text(in.readUTF());
    }

    /** The saved state but the plan's sum, measured times and the check sum at its end. */
    private static byte[] checkpoint(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
        out.writeLong(in.readLong()); // magic number
        out.writeInt(in.readInt()); // version
        in.readUTF(); // sum of the plan
        int epochs = in.readInt();
        out.writeInt(epochs);
        for (int epoch = 0; epoch < epochs; epoch++) {
            out.writeInt(in.readInt());
            for (int figure = 0; figure < 6; figure++) {
                out.writeDouble(in.readDouble());
            }
            in.readDouble(); // rows a second
            in.readDouble(); // seconds
            out.writeBoolean(in.readBoolean());
        }
        out.writeInt(in.readInt());
        out.writeDouble(in.readDouble());
        out.writeLong(in.readLong());
        in.readDouble(); // seconds of the steps
        byte[] rest = in.readAllBytes();
        out.write(rest, 0, rest.length - Long.BYTES);
        return bytes.toByteArray();
    }

    /** Every row of every table of a SQLite study, as JSON in the order of its text. */
    private static byte[] study(Path file) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            Set<String> tables = new TreeSet<>();
            try (ResultSet names = statement.executeQuery(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                List<String> lines = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
                    while (rows.next()) {
                        lines.add(row(rows));
                    }
                }
                lines.sort(Comparator.naturalOrder());
                text.append(table).append('\n');
                lines.forEach(line -> text.append(line).append('\n'));
            }
        }
        return text(text.toString());
    }

    private static String row(ResultSet row) throws SQLException {
        ObjectNode json = JSON.createObjectNode();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (!TIMES.contains(columns.getColumnName(i))) {
                json.put(columns.getColumnName(i), row.getString(i));
            }
        }
        return json.toString();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
