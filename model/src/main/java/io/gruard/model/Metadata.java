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

/** What stands in {@code metadata_props}: everything of a model but the numbers of its network, each part as JSON. */
record Metadata(
        FittedEncoder encoder,
        NetworkSpec network,
        Classes classes,
        @Nullable NoveltyShape novelty,
        Thresholds thresholds,
        Provenance provenance) {
    /** The form of these entries; it changes when older code can no longer read them. */
    static final String FORMAT = "6";

    private static final String FORMAT_KEY = "gruard.format";
    private static final String SCHEMA_KEY = "gruard.schema";
    private static final String ENCODER_KEY = "gruard.encoder";
    private static final String NETWORK_KEY = "gruard.network";
    private static final String CLASSES_KEY = "gruard.classes";
    private static final String NOVELTY_KEY = "gruard.novelty";
    private static final String THRESHOLDS_KEY = "gruard.thresholds";
    private static final String PROVENANCE_KEY = "gruard.provenance";

    /** A network of a hundred layers takes ten thousand characters. */
    private static final int LONGEST_NETWORK = 1_000_000;

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
     * Reads the entries of a file; those of others are passed over.
     *
     * @param file the file's name, for messages
     */
    static Metadata read(String file, List<StringStringEntryProto> entries) throws ModelFileException {
        Map<String, String> values = new HashMap<>();
        for (StringStringEntryProto entry : entries) {
            if (values.put(entry.getKey(), entry.getValue()) != null) {
                throw new ModelFileException(
                        file + ": metadata", GraphDifference.quoted(entry.getKey()) + " twice", "it once");
            }
        }
        String format = values.get(FORMAT_KEY);
        if (format == null) {
            throw new ModelFileException(
                    file + ": metadata", "no '" + FORMAT_KEY + "'", "a model file that gruard wrote");
        }
        if (!format.equals(FORMAT)) {
            throw new ModelFileException(
                    file + ": " + FORMAT_KEY,
                    "version " + GraphDifference.quoted(format),
                    "version '" + FORMAT + "'; this gruard reads no other");
        }
        return new MetadataParser(file, values).metadata();
    }

    private record MetadataParser(String file, Map<String, String> values) {

        Metadata metadata() throws ModelFileException {
            Schema schema = parsed(SCHEMA_KEY, new TypeReference<>() {});
            List<FeatureEncoding> encodings = parsed(ENCODER_KEY, new TypeReference<ArrayList<FeatureEncoding>>() {});
            if (text(NETWORK_KEY).length() > LONGEST_NETWORK) {
                throw new ModelFileException(
                        file + ": " + NETWORK_KEY,
                        text(NETWORK_KEY).length() + " characters",
                        "at most " + LONGEST_NETWORK);
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
                throw refused(ENCODER_KEY, String.valueOf(e.getMessage()), e);
            }
        }

        private String text(String key) throws ModelFileException {
            String text = values.get(key);
            if (text == null) {
                throw new ModelFileException(file + ": metadata", "no '" + key + "'", "one");
            }
            return text;
        }

        private <T> T parsed(String key, TypeReference<T> type) throws ModelFileException {
            try {
                T value = ModelJson.MAPPER.readValue(text(key), type);
                if (value == null) {
                    throw new ModelFileException(file + ": " + key, "null", "a value");
                }
                return value;
            } catch (JsonProcessingException e) {
                throw refused(key, e.getOriginalMessage(), e);
            } catch (RuntimeException e) {
                throw refused(key, String.valueOf(e.getMessage()), e);
            }
        }

        private ModelFileException refused(String key, String reason, Exception cause) {
            String line = reason.replaceAll("\\p{Cntrl}+", " ");
            String told = line.length() <= 300 ? line : line.substring(0, 300) + "…";
            return new ModelFileException(file + ": " + key + ": " + told, cause);
        }
    }
}
