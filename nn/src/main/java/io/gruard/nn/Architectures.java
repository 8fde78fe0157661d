package io.gruard.nn;

import static io.gruard.nn.Architecture.ArchitectureSetting.count;
import static io.gruard.nn.Architecture.ArchitectureSetting.rate;

import io.gruard.nn.Architecture.SettingValues;
import io.gruard.nn.LayerSpec.AdditiveAttention;
import io.gruard.nn.LayerSpec.AveragePool;
import io.gruard.nn.LayerSpec.BatchNorm;
import io.gruard.nn.LayerSpec.Cell;
import io.gruard.nn.LayerSpec.Conv1d;
import io.gruard.nn.LayerSpec.Dense;
import io.gruard.nn.LayerSpec.Flatten;
import io.gruard.nn.LayerSpec.Fusion;
import io.gruard.nn.LayerSpec.GlobalPool;
import io.gruard.nn.LayerSpec.LayerNorm;
import io.gruard.nn.LayerSpec.MaxPool;
import io.gruard.nn.LayerSpec.MultiHeadAttention;
import io.gruard.nn.LayerSpec.Recurrent;
import io.gruard.nn.LayerSpec.Relu;
import io.gruard.nn.LayerSpec.Residual;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists the architectures by name. Sizes that a paper does not state are this project's own; the descriptions say so.
 */
public final class Architectures {
    private static final List<Architecture> ALL = List.of(
            cnnBigruAttention(),
            resnetBigruMha(),
            mlp(),
            cnn(),
            recurrent("gru", "one GRU and its last state", Cell.GRU, false),
            recurrent("bigru", "one bidirectional GRU and its two last states", Cell.GRU, true),
            recurrent("lstm", "one LSTM and its last state", Cell.LSTM, false),
            cnnLstm());

    private Architectures() {}

    /** Returns all architectures. The first is the default. */
    public static List<Architecture> all() {
        return ALL;
    }

    /**
     * Returns the architecture of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Architecture named(String name) {
        return ALL.stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown model '" + name + "'; known models: "
                        + ALL.stream().map(Architecture::name).toList()));
    }

    /**
     * Benchama and Zebbara 2024, in the order of their list of layers. Kernel width, the three dropouts and the
     * learning rate are those of their best trial.
     */
    private static Architecture cnnBigruAttention() {
        return new Architecture(
                "cnn-bigru-attention",
                "CNN-BiGRU with additive attention (Benchama and Zebbara 2024); filters, units and pooling are our own",
                List.of(
                        count("filters", 64, 1, 1024, "filters of the convolution"),
                        count("conv_kernel_size", 24, 1, 512, "width of the convolution"),
                        count("pool_size", 4, 1, 64, "steps pooled into one after the convolution"),
                        rate("conv_dropout", 0.45328375223588824, "dropout after convolution and normalisation"),
                        count("gru_units", 32, 1, 1024, "units of each direction of the GRU"),
                        rate("gru_dropout", 0.026449575992992313, "dropout after the GRU"),
                        count("downsampling", 1, 1, 64, "steps averaged into one before attention; 1 keeps all steps"),
                        count("attention_units", 32, 1, 1024, "units of the attention's hidden layer"),
                        rate("attention_dropout", 0.08715283056018074, "dropout after attention"),
                        count("fusion", 1, 0, 1, "1 appends the mean over the steps to the attention's context"),
                        count("conv", 1, 0, 1, "0 removes the convolution with its pooling and normalisation"),
                        count("bigru", 1, 0, 1, "0 removes the GRU"),
                        count("attention", 1, 0, 1, "0 replaces attention by the mean over the steps")),
                0.0018285312453719437,
                Architectures::cnnBigruAttention);
    }

    private static List<LayerSpec> cnnBigruAttention(SettingValues values, int classes) {
        List<LayerSpec> layers = new ArrayList<>();
        if (values.count("conv") == 1) {
            layers.add(Conv1d.same(values.count("filters"), values.count("conv_kernel_size")));
            layers.add(new Relu());
            if (values.count("pool_size") > 1) {
                layers.add(MaxPool.of(values.count("pool_size")));
            }
            layers.add(BatchNorm.defaults());
            layers.add(values.dropout("conv_dropout"));
        }
        if (values.count("bigru") == 1) {
            layers.add(new Recurrent(Cell.GRU, values.count("gru_units"), true));
            layers.add(values.dropout("gru_dropout"));
        }
        if (values.count("downsampling") > 1) {
            layers.add(AveragePool.of(values.count("downsampling")));
        }
        layers.add(summary(values));
        layers.add(values.dropout("attention_dropout"));
        layers.add(new Dense(classes));
        return layers;
    }

    /** Returns the layer that reduces the steps to one vector. */
    private static LayerSpec summary(SettingValues values) {
        LayerSpec attention = new AdditiveAttention(values.count("attention_units"));
        LayerSpec mean = new GlobalPool(GlobalPool.Pooling.AVERAGE);
        if (values.count("attention") == 0) {
            return mean;
        }
        return values.count("fusion") == 1 ? new Fusion(List.of(List.of(attention), List.of(mean))) : attention;
    }

    /** Gueriani, Kheddar and Mazari 2026 (arXiv 2604.06481). */
    private static Architecture resnetBigruMha() {
        return new Architecture(
                "resnet-bigru-mha",
                "ResNet-1D-BiGRU with multi-head attention (Gueriani, Kheddar and Mazari 2026); all sizes are our own",
                List.of(
                        count("blocks", 2, 1, 16, "residual blocks of two convolutions"),
                        count("filters", 32, 1, 1024, "filters of every convolution"),
                        count("conv_kernel_size", 3, 1, 512, "width of every convolution"),
                        count("pool_size", 2, 1, 64, "steps pooled into one after the residual blocks"),
                        rate("conv_dropout", 0.2, "dropout after the residual blocks"),
                        count("gru_units", 32, 1, 1024, "units of each direction of the GRU"),
                        rate("gru_dropout", 0.1, "dropout after the GRU"),
                        count("heads", 4, 1, 64, "attention heads; must divide twice the GRU units"),
                        rate("attention_dropout", 0.1, "dropout before the classifier")),
                1e-3,
                Architectures::resnetBigruMha);
    }

    private static List<LayerSpec> resnetBigruMha(SettingValues values, int classes) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 0; i < values.count("blocks"); i++) {
            layers.add(residualBlock(values.count("filters"), values.count("conv_kernel_size")));
            layers.add(new Relu());
        }
        if (values.count("pool_size") > 1) {
            layers.add(MaxPool.of(values.count("pool_size")));
        }
        layers.add(values.dropout("conv_dropout"));
        layers.add(new Recurrent(Cell.GRU, values.count("gru_units"), true));
        layers.add(values.dropout("gru_dropout"));
        layers.add(new Residual(List.of(new MultiHeadAttention(values.count("heads")))));
        layers.add(LayerNorm.defaults());
        layers.add(new GlobalPool(GlobalPool.Pooling.AVERAGE));
        layers.add(values.dropout("attention_dropout"));
        layers.add(new Dense(classes));
        return layers;
    }

    private static Residual residualBlock(int filters, int width) {
        return new Residual(List.of(
                Conv1d.same(filters, width),
                BatchNorm.defaults(),
                new Relu(),
                Conv1d.same(filters, width),
                BatchNorm.defaults()));
    }

    private static Architecture mlp() {
        return new Architecture(
                "mlp",
                "two dense layers",
                List.of(
                        count("units", 128, 1, 4096, "units of both layers"),
                        rate("dropout", 0.2, "dropout after each layer")),
                1e-3,
                (values, classes) -> List.of(
                        new Flatten(),
                        new Dense(values.count("units")),
                        new Relu(),
                        values.dropout("dropout"),
                        new Dense(values.count("units")),
                        new Relu(),
                        values.dropout("dropout"),
                        new Dense(classes)));
    }

    private static Architecture cnn() {
        return new Architecture(
                "cnn",
                "two convolutions and a dense layer",
                List.of(
                        count("filters", 64, 1, 1024, "filters of both convolutions"),
                        count("conv_kernel_size", 5, 1, 512, "width of both convolutions"),
                        count("units", 64, 1, 4096, "units of the dense layer"),
                        rate("dropout", 0.2, "dropout after the dense layer")),
                1e-3,
                (values, classes) -> List.of(
                        Conv1d.same(values.count("filters"), values.count("conv_kernel_size")),
                        new Relu(),
                        MaxPool.of(2),
                        BatchNorm.defaults(),
                        Conv1d.same(values.count("filters"), values.count("conv_kernel_size")),
                        new Relu(),
                        BatchNorm.defaults(),
                        new GlobalPool(GlobalPool.Pooling.MAX),
                        new Dense(values.count("units")),
                        new Relu(),
                        values.dropout("dropout"),
                        new Dense(classes)));
    }

    private static Architecture recurrent(String name, String description, Cell cell, boolean bidirectional) {
        GlobalPool.Pooling last = bidirectional ? GlobalPool.Pooling.ENDS : GlobalPool.Pooling.LAST;
        return new Architecture(
                name,
                description,
                List.of(
                        count("units", 64, 1, 1024, "units of each direction"),
                        rate("dropout", 0.2, "dropout of the state")),
                1e-3,
                (values, classes) -> List.of(
                        new Recurrent(cell, values.count("units"), bidirectional),
                        new GlobalPool(last),
                        values.dropout("dropout"),
                        new Dense(classes)));
    }

    private static Architecture cnnLstm() {
        return new Architecture(
                "cnn-lstm",
                "one convolution, then an LSTM and its last state",
                List.of(
                        count("filters", 64, 1, 1024, "filters of the convolution"),
                        count("conv_kernel_size", 5, 1, 512, "width of the convolution"),
                        count("pool_size", 2, 2, 64, "steps pooled into one after the convolution"),
                        count("units", 64, 1, 1024, "units of the LSTM"),
                        rate("dropout", 0.2, "dropout of the LSTM's state")),
                1e-3,
                (values, classes) -> List.of(
                        Conv1d.same(values.count("filters"), values.count("conv_kernel_size")),
                        new Relu(),
                        MaxPool.of(values.count("pool_size")),
                        BatchNorm.defaults(),
                        new Recurrent(Cell.LSTM, values.count("units"), false),
                        new GlobalPool(GlobalPool.Pooling.LAST),
                        values.dropout("dropout"),
                        new Dense(classes)));
    }
}
