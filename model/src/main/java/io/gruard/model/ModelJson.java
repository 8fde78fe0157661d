package io.gruard.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.gruard.core.Feature;
import io.gruard.core.FeatureEncoding;
import io.gruard.nn.LayerSpec;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * The JSON form of a model's metadata: records are objects, and {@code kind} distinguishes the variants of sealed
 * types.
 */
final class ModelJson {
    /** A branch of a fusion inside a residual block. Each level of nesting multiplies the cost of checking shapes. */
    private static final int MAX_DEPTH = 12;

    static final JsonMapper MAPPER = JsonNames.addTo(JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build()))
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addMixIn(Feature.class, FeatureKinds.class)
            .addMixIn(FeatureEncoding.class, EncodingKinds.class)
            .addMixIn(LayerSpec.class, LayerKinds.class)
            .addMixIn(NoveltyMeasure.MeasureShape.class, MeasureKinds.class)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantFromText()))
            .build();

    private ModelJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Feature.Numeric.class, name = "numeric"),
        @JsonSubTypes.Type(value = Feature.Categorical.class, name = "categorical")
    })
    private interface FeatureKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = FeatureEncoding.Affine.class, name = "affine"),
        @JsonSubTypes.Type(value = FeatureEncoding.SignedLog.class, name = "signed-log"),
        @JsonSubTypes.Type(value = FeatureEncoding.OneHot.class, name = "one-hot")
    })
    private interface EncodingKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = LayerSpec.Conv1d.class, name = "conv1d"),
        @JsonSubTypes.Type(value = LayerSpec.BatchNorm.class, name = "batch-norm"),
        @JsonSubTypes.Type(value = LayerSpec.LayerNorm.class, name = "layer-norm"),
        @JsonSubTypes.Type(value = LayerSpec.Relu.class, name = "relu"),
        @JsonSubTypes.Type(value = LayerSpec.MaxPool.class, name = "max-pool"),
        @JsonSubTypes.Type(value = LayerSpec.AveragePool.class, name = "average-pool"),
        @JsonSubTypes.Type(value = LayerSpec.GlobalPool.class, name = "global-pool"),
        @JsonSubTypes.Type(value = LayerSpec.Dropout.class, name = "dropout"),
        @JsonSubTypes.Type(value = LayerSpec.Recurrent.class, name = "recurrent"),
        @JsonSubTypes.Type(value = LayerSpec.AdditiveAttention.class, name = "additive-attention"),
        @JsonSubTypes.Type(value = LayerSpec.MultiHeadAttention.class, name = "multi-head-attention"),
        @JsonSubTypes.Type(value = LayerSpec.Residual.class, name = "residual"),
        @JsonSubTypes.Type(value = LayerSpec.Fusion.class, name = "fusion"),
        @JsonSubTypes.Type(value = LayerSpec.Dense.class, name = "dense"),
        @JsonSubTypes.Type(value = LayerSpec.Flatten.class, name = "flatten")
    })
    private interface LayerKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = NoveltyMeasure.MeasureShape.Mixture.class, name = "gaussian-mixture"),
        @JsonSubTypes.Type(value = NoveltyMeasure.MeasureShape.NearestPrototype.class, name = "prototypes"),
        @JsonSubTypes.Type(value = NoveltyMeasure.MeasureShape.SubspaceResidual.class, name = "principal-residual"),
        @JsonSubTypes.Type(value = NoveltyMeasure.MeasureShape.Encoding.class, name = "autoencoder"),
        @JsonSubTypes.Type(value = NoveltyMeasure.MeasureShape.Logits.class, name = "logit-energy"),
        @JsonSubTypes.Type(value = NoveltyMeasure.MeasureShape.OfColumns.class, name = "of-columns"),
        @JsonSubTypes.Type(value = NoveltyMeasure.MeasureShape.Neighbouring.class, name = "neighbours"),
        @JsonSubTypes.Type(value = NoveltyMeasure.MeasureShape.Raised.class, name = "raised"),
        @JsonSubTypes.Type(value = NoveltyMeasure.MeasureShape.Rare.class, name = "rarity")
    })
    private interface MeasureKinds {}

    private static final class InstantFromText extends FromStringDeserializer<Instant> {
        @Serial
        private static final long serialVersionUID = 1L;

        InstantFromText() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("expected a time such as 2026-01-31T12:00:00Z, found " + text, e);
            }
        }
    }
}
