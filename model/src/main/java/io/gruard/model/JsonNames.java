package io.gruard.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gruard.core.Classes;
import io.gruard.core.Feature;
import io.gruard.core.FeatureEncoding;
import io.gruard.core.Schema;
import io.gruard.nn.LayerSpec;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Padding;
import io.gruard.nn.Shape;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The JSON names of records and enum constants in the metadata of a model file. They are part of the file format: when
 * a component or constant is renamed in Java, its name here stays, so that old files can be read.
 */
final class JsonNames {
    private JsonNames() {}

    /** Maps each type to the type with its JSON names. */
    static final Map<Class<?>, Class<?>> NAMES = Map.ofEntries(
            Map.entry(Schema.class, SchemaNames.class),
            Map.entry(Feature.Numeric.class, FeatureNames.class),
            Map.entry(Feature.Categorical.class, FeatureNames.class),
            Map.entry(FeatureEncoding.Affine.class, AffineNames.class),
            Map.entry(FeatureEncoding.SignedLog.class, SignedLogNames.class),
            Map.entry(FeatureEncoding.OneHot.class, OneHotNames.class),
            Map.entry(Classes.class, ClassesNames.class),
            Map.entry(NetworkSpec.class, NetworkNames.class),
            Map.entry(Shape.class, ShapeNames.class),
            Map.entry(LayerSpec.Conv1d.class, Conv1dNames.class),
            Map.entry(LayerSpec.BatchNorm.class, BatchNormNames.class),
            Map.entry(LayerSpec.LayerNorm.class, LayerNormNames.class),
            Map.entry(LayerSpec.Relu.class, NoNames.class),
            Map.entry(LayerSpec.MaxPool.class, PoolNames.class),
            Map.entry(LayerSpec.AveragePool.class, PoolNames.class),
            Map.entry(LayerSpec.GlobalPool.class, GlobalPoolNames.class),
            Map.entry(LayerSpec.GlobalPool.Pooling.class, GlobalPoolKindNames.class),
            Map.entry(LayerSpec.Dropout.class, DropoutNames.class),
            Map.entry(LayerSpec.Recurrent.class, RecurrentNames.class),
            Map.entry(LayerSpec.Cell.class, CellNames.class),
            Map.entry(LayerSpec.AdditiveAttention.class, UnitsNames.class),
            Map.entry(LayerSpec.MultiHeadAttention.class, HeadsNames.class),
            Map.entry(LayerSpec.Residual.class, ResidualNames.class),
            Map.entry(LayerSpec.Fusion.class, FusionNames.class),
            Map.entry(LayerSpec.Dense.class, UnitsNames.class),
            Map.entry(LayerSpec.Flatten.class, NoNames.class),
            Map.entry(Padding.class, PaddingNames.class),
            Map.entry(NoveltyShape.class, NoveltyNames.class),
            Map.entry(NoveltyShape.ScoreShape.class, ScoreNames.class),
            Map.entry(NoveltyScore.View.class, ViewNames.class),
            Map.entry(NearestAttackClass.NearestAttackShape.class, NearestAttackClassNames.class),
            Map.entry(NoveltyMeasure.MeasureShape.Mixture.class, MixtureNames.class),
            Map.entry(NoveltyMeasure.MeasureShape.NearestPrototype.class, NearestNames.class),
            Map.entry(NoveltyMeasure.MeasureShape.Neighbouring.class, NeighbouringNames.class),
            Map.entry(NoveltyMeasure.MeasureShape.SubspaceResidual.class, PrincipalResidualNames.class),
            Map.entry(NoveltyMeasure.MeasureShape.Encoding.class, EncodingNames.class),
            Map.entry(NoveltyMeasure.MeasureShape.Logits.class, LogitsNames.class),
            Map.entry(NoveltyMeasure.MeasureShape.OfColumns.class, OfColumnsNames.class),
            Map.entry(NoveltyMeasure.MeasureShape.Raised.class, RaisedNames.class),
            Map.entry(NoveltyMeasure.MeasureShape.Rare.class, RareNames.class),
            Map.entry(Thresholds.class, ThresholdsNames.class),
            Map.entry(Provenance.class, ProvenanceNames.class),
            Map.entry(Provenance.TrainingFile.class, DataFileNames.class));

    static JsonMapper.Builder addTo(JsonMapper.Builder builder) {
        NAMES.forEach(builder::addMixIn);
        return builder;
    }

    private interface NoNames {}

    private interface SchemaNames {
        @JsonProperty("features")
        List<Feature> features();
    }

    private interface FeatureNames {
        @JsonProperty("name")
        String name();
    }

    private interface AffineNames {
        @JsonProperty("feature")
        String feature();

        @JsonProperty("shift")
        double shift();

        @JsonProperty("factor")
        double factor();
    }

    private interface SignedLogNames {
        @JsonProperty("feature")
        String feature();

        @JsonProperty("mean")
        double mean();

        @JsonProperty("factor")
        double factor();

        @JsonProperty("limit")
        double limit();
    }

    private interface OneHotNames {
        @JsonProperty("feature")
        String feature();

        @JsonProperty("categories")
        List<String> categories();
    }

    private interface ClassesNames {
        @JsonProperty("names")
        List<String> names();

        @JsonProperty("benign")
        int benign();
    }

    private interface NetworkNames {
        @JsonProperty("input")
        Shape input();

        @JsonProperty("layers")
        List<LayerSpec> layers();
    }

    private interface ShapeNames {
        @JsonProperty("steps")
        int steps();

        @JsonProperty("channels")
        int channels();
    }

    private interface Conv1dNames {
        @JsonProperty("filters")
        int filters();

        @JsonProperty("width")
        int width();

        @JsonProperty("stride")
        int stride();

        @JsonProperty("padding")
        Padding padding();
    }

    private enum PaddingNames {
        @JsonProperty("SAME")
        SAME,
        @JsonProperty("VALID")
        VALID
    }

    private interface BatchNormNames {
        @JsonProperty("epsilon")
        float epsilon();

        @JsonProperty("momentum")
        float momentum();
    }

    private interface LayerNormNames {
        @JsonProperty("epsilon")
        float epsilon();
    }

    private interface PoolNames {
        @JsonProperty("width")
        int width();

        @JsonProperty("stride")
        int stride();
    }

    /**
     * The component has the same name as the property that distinguishes layers, which comes first. Its value is
     * therefore written a second time.
     */
    private interface GlobalPoolNames {
        @JsonProperty("kind")
        LayerSpec.GlobalPool.Pooling kind();
    }

    private enum GlobalPoolKindNames {
        @JsonProperty("AVERAGE")
        AVERAGE,
        @JsonProperty("MAX")
        MAX,
        @JsonProperty("LAST")
        LAST,
        @JsonProperty("ENDS")
        ENDS
    }

    private interface DropoutNames {
        @JsonProperty("rate")
        float rate();
    }

    private interface RecurrentNames {
        @JsonProperty("cell")
        LayerSpec.Cell cell();

        @JsonProperty("units")
        int units();

        @JsonProperty("bidirectional")
        boolean bidirectional();
    }

    private enum CellNames {
        @JsonProperty("GRU")
        GRU,
        @JsonProperty("LSTM")
        LSTM
    }

    private interface UnitsNames {
        @JsonProperty("units")
        int units();
    }

    private interface HeadsNames {
        @JsonProperty("heads")
        int heads();
    }

    private interface ResidualNames {
        @JsonProperty("body")
        List<LayerSpec> body();
    }

    private interface FusionNames {
        @JsonProperty("branches")
        List<List<LayerSpec>> branches();
    }

    private interface NoveltyNames {
        @JsonProperty("encodings")
        List<FeatureEncoding> encodings();

        @JsonProperty("scores")
        List<NoveltyShape.ScoreShape> scores();

        @JsonProperty("scale")
        double scale();

        @JsonProperty("kinship")
        NearestAttackClass.NearestAttackShape nearestAttackClass();
    }

    private interface ScoreNames {
        @JsonProperty("view")
        NoveltyScore.View view();

        @JsonProperty("measure")
        NoveltyMeasure.MeasureShape measure();

        @JsonProperty("weight")
        double weight();
    }

    private enum ViewNames {
        @JsonProperty("COLUMNS")
        COLUMNS,
        @JsonProperty("FEATURES")
        FEATURES,
        @JsonProperty("LOGITS")
        LOGITS
    }

    private interface NearestAttackClassNames {
        @JsonProperty("attacks")
        List<Integer> attacks();

        @JsonProperty("classifier")
        double classifier();
    }

    private interface MixtureNames {
        @JsonProperty("components")
        int components();

        @JsonProperty("rank")
        int rank();
    }

    private interface NearestNames {
        @JsonProperty("prototypes")
        int prototypes();
    }

    private interface NeighbouringNames {
        @JsonProperty("prototypes")
        int prototypes();

        @JsonProperty("neighbours")
        int neighbours();
    }

    private interface PrincipalResidualNames {
        @JsonProperty("components")
        int components();

        @JsonProperty("limit")
        double limit();
    }

    private interface EncodingNames {
        @JsonProperty("network")
        NetworkSpec network();
    }

    private interface LogitsNames {
        @JsonProperty("surest")
        double surest();
    }

    private interface OfColumnsNames {
        @JsonProperty("columns")
        List<Integer> columns();

        @JsonProperty("measure")
        NoveltyMeasure.MeasureShape measure();
    }

    private interface RaisedNames {
        @JsonProperty("measure")
        NoveltyMeasure.MeasureShape measure();

        @JsonProperty("exponent")
        double exponent();
    }

    private interface RareNames {
        @JsonProperty("measure")
        NoveltyMeasure.MeasureShape measure();

        @JsonProperty("knots")
        int knots();
    }

    private interface ThresholdsNames {
        @JsonProperty("alertFrom")
        List<Double> alertFrom();

        @JsonProperty("noveltyFrom")
        double noveltyFrom();
    }

    private interface ProvenanceNames {
        @JsonProperty("dataset")
        String dataset();

        @JsonProperty("data")
        List<Provenance.TrainingFile> data();

        @JsonProperty("settings")
        Map<String, String> settings();

        @JsonProperty("seed")
        long seed();

        @JsonProperty("versions")
        Map<String, String> versions();

        @JsonProperty("machine")
        String machine();

        @JsonProperty("trained")
        Instant trained();
    }

    private interface DataFileNames {
        @JsonProperty("name")
        String name();

        @JsonProperty("sha256")
        String sha256();
    }
}
