package io.gruard.model;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.gruard.core.Classes;
import io.gruard.core.FeatureEncoding;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Schema;
import io.gruard.nn.NetworkSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of {@code metadata_props}: all of a model except the weights of its network, each part as JSON. */
record Metadata(
        FittedEncoder encoder,
        NetworkSpec network,
        Classes classes,
        @Nullable NoveltyShape novelty,
        Thresholds thresholds,
        Provenance provenance) {
    /** The version of these entries. It changes when older code cannot read them. */
    static final String FORMAT = "6";

    private static final String FORMAT_KEY = "gruard.format";
    private static final String SCHEMA_KEY = "gruard.schema";
    private static final String ENCODER_KEY = "gruard.encoder";
    private static final String NETWORK_KEY = "gruard.network";
    private static final String CLASSES_KEY = "gruard.classes";
    private static final String NOVELTY_KEY = "gruard.novelty";
    private static final String THRESHOLDS_KEY = "gruard.thresholds";
    private static final String PROVENANCE_KEY = "gruard.provenance";

    /** A network of 100 layers takes 10,000 characters. */
    private static final int MAX_NETWORK_CHARACTERS = 1_000_000;

    static Metadata of(TrainedModel model) {
        NoveltyDetector novelty = model.novelty();
        return new Metadata(
                model.encoder(),
                model.network().spec(),
                model.classes(),
                novelty == null ? null : NoveltyShape.of(novelty),
                model.thresholds(),
                model.provenance());
    }

    List<StringStringEntryProto> entries() {
        List<StringStringEntryProto> entries = new ArrayList<>(List.of(
                entry(FORMAT_KEY, FORMAT),
                json(SCHEMA_KEY, new TypeReference<Schema>() {}, encoder.schema()),
                json(ENCODER_KEY, new TypeReference<List<FeatureEncoding>>() {}, encoder.encodings()),
                json(NETWORK_KEY, new TypeReference<NetworkSpec>() {}, network),
                json(CLASSES_KEY, new TypeReference<Classes>() {}, classes),
                json(THRESHOLDS_KEY, new TypeReference<Thresholds>() {}, thresholds),
                json(PROVENANCE_KEY, new TypeReference<Provenance>() {}, provenance)));
        if (novelty != null) {
            entries.add(json(NOVELTY_KEY, new TypeReference<NoveltyShape>() {}, novelty));
        }
        return entries;
    }

    private static <T> StringStringEntryProto json(String key, TypeReference<T> type, T value) {
        try {
            return entry(key, ModelJson.MAPPER.writerFor(type).writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(key + ": " + e.getOriginalMessage(), e);
        }
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    /**
     * Reads the entries of a file. Other entries are ignored.
     *
     * @param file name of the file in messages
     */
    static Metadata read(String file, List<StringStringEntryProto> entries) throws ModelFileException {
        Map<String, String> values = new HashMap<>();
        for (StringStringEntryProto entry : entries) {
            if (values.put(entry.getKey(), entry.getValue()) != null) {
                throw new ModelFileException(
                        file + ": metadata", "one entry " + GraphDifference.quoted(entry.getKey()), "two");
            }
        }
        String format = values.get(FORMAT_KEY);
        if (format == null) {
            throw new ModelFileException(
                    file + ": metadata", "'" + FORMAT_KEY + "' of a model file that gruard wrote", "none");
        }
        if (!format.equals(FORMAT)) {
            throw new ModelFileException(
                    file + ": " + FORMAT_KEY,
                    "version '" + FORMAT + "', the only one that this gruard reads",
                    "version " + GraphDifference.quoted(format));
        }
        return new MetadataParser(file, values).metadata();
    }

    private record MetadataParser(String file, Map<String, String> values) {

        Metadata metadata() throws ModelFileException {
            Schema schema = parsed(SCHEMA_KEY, new TypeReference<>() {});
            List<FeatureEncoding> encodings = parsed(ENCODER_KEY, new TypeReference<ArrayList<FeatureEncoding>>() {});
            if (text(NETWORK_KEY).length() > MAX_NETWORK_CHARACTERS) {
                throw new ModelFileException(
                        file + ": " + NETWORK_KEY,
                        "at most " + MAX_NETWORK_CHARACTERS + " characters",
                        String.valueOf(text(NETWORK_KEY).length()));
            }
            NetworkSpec network = parsed(NETWORK_KEY, new TypeReference<>() {});
            Classes classes = parsed(CLASSES_KEY, new TypeReference<>() {});
            NoveltyShape novelty = values.containsKey(NOVELTY_KEY)
                    ? this.<NoveltyShape>parsed(NOVELTY_KEY, new TypeReference<>() {})
                    : null;
            Thresholds thresholds = parsed(THRESHOLDS_KEY, new TypeReference<>() {});
            Provenance provenance = parsed(PROVENANCE_KEY, new TypeReference<>() {});
            try {
                return new Metadata(
                        new FittedEncoder(schema, encodings), network, classes, novelty, thresholds, provenance);
            } catch (RuntimeException e) {
                throw invalid(ENCODER_KEY, String.valueOf(e.getMessage()), e);
            }
        }

        private String text(String key) throws ModelFileException {
            String text = values.get(key);
            if (text == null) {
                throw new ModelFileException(file + ": metadata", "'" + key + "'", "none");
            }
            return text;
        }

        private <T> T parsed(String key, TypeReference<T> type) throws ModelFileException {
            try {
                T value = ModelJson.MAPPER.readValue(text(key), type);
                if (value == null) {
                    throw new ModelFileException(file + ": " + key, "a value", "null");
                }
                return value;
            } catch (JsonProcessingException e) {
                throw invalid(key, e.getOriginalMessage(), e);
            } catch (RuntimeException e) {
                throw invalid(key, String.valueOf(e.getMessage()), e);
            }
        }

        private ModelFileException invalid(String key, String reason, Exception cause) {
            String line = reason.replaceAll("\\p{Cntrl}+", " ");
            String shown = line.length() <= 300 ? line : line.substring(0, 300) + "…";
            return new ModelFileException(file + ": " + key + ": " + shown, cause);
        }
    }
}
