package io.gruard.training.fit;

import io.gruard.nn.LayerSpec;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins several networks of equal specification into one network whose logits are the mean of theirs. The mean reduces the
 * effect of random initial weights (Lakshminarayanan, Pritzel and Blundell 2017, who average probabilities; a mean of logits
 * corresponds to a geometric mean of probabilities). The members run in parallel up to their last layer, and one last layer
 * reads the outputs of all. Calibration, novelty, scoring and the model file therefore handle an ensemble like any network.
 */
final class Ensemble {
    private final NetworkSpec member;
    private final int last;
    private final int members;

    private Ensemble(NetworkSpec member, int members) {
        this.member = member;
        this.last = member.layers().size() - 1;
        this.members = members;
    }

    /**
     * Joins networks.
     *
     * @param networks two or more networks of equal specification
     * @throws IllegalArgumentException if their last layer is not dense
     */
    static Network of(List<Network> networks) {
        NetworkSpec spec = networks.getFirst().spec();
        if (!(spec.layers().getLast() instanceof LayerSpec.Dense)) {
            throw new IllegalArgumentException("members: expected a network whose last layer is dense, found another");
        }
        return new Ensemble(spec, networks.size()).joined(networks);
    }

    private Network joined(List<Network> networks) {
        List<LayerSpec> body = member.layers().subList(0, last);
        NetworkSpec spec = new NetworkSpec(
                member.input(),
                List.of(
                        new LayerSpec.Fusion(Collections.nCopies(members, body)),
                        member.layers().get(last)));
        List<Tensor> tensors = new ArrayList<>();
        List<Map<String, Tensor>> lastLayers = new ArrayList<>();
        for (int m = 0; m < members; m++) {
            Map<String, Tensor> lastLayer = new LinkedHashMap<>();
            for (Tensor tensor : networks.get(m).tensors()) {
                if (tensor.name().startsWith(last + ".")) {
                    lastLayer.put(tensor.name().substring(tensor.name().indexOf('.')), tensor);
                } else {
                    tensors.add(new Tensor("0." + m + "." + tensor.name(), tensor.shape(), tensor.values()));
                }
            }
            lastLayers.add(lastLayer);
        }
        tensors.add(
                weight(lastLayers.stream().map(layer -> layer.get(".weight")).toList()));
        tensors.add(bias(lastLayers.stream().map(layer -> layer.get(".bias")).toList()));
        return Network.of(spec, tensors);
    }

    /** Concatenates the members' weights, divided by the number of members: (classes, channels of all members). */
    private Tensor weight(List<Tensor> weights) {
        int classes = weights.getFirst().shape().getFirst();
        int channels = weights.getFirst().shape().getLast();
        float[] joined = new float[classes * channels * members];
        for (int c = 0; c < classes; c++) {
            for (int m = 0; m < members; m++) {
                for (int i = 0; i < channels; i++) {
                    joined[(c * members + m) * channels + i] = weights.get(m).values()[c * channels + i] / members;
                }
            }
        }
        return new Tensor("1.weight", List.of(classes, channels * members), joined);
    }

    private Tensor bias(List<Tensor> biases) {
        float[] mean = new float[biases.getFirst().values().length];
        for (Tensor bias : biases) {
            for (int c = 0; c < mean.length; c++) {
                mean[c] += bias.values()[c] / members;
            }
        }
        return new Tensor("1.bias", List.of(mean.length), mean);
    }

    /**
     * Joins the epochs of all members into one history. Each epoch has the mean figures of the members that ran it and the sum
     * of their times.
     *
     * @param histories the epochs of each member, from 1
     * @param fresh determines the best epoch
     */
    static List<Epoch> history(List<List<Epoch>> histories, EarlyStopping fresh) {
        EarlyStopping stopping = fresh;
        List<Epoch> joined = new ArrayList<>();
        int longest = histories.stream().mapToInt(List::size).max().orElse(0);
        for (int number = 1; number <= longest; number++) {
            int at = number - 1;
            Epoch mean = mean(histories.stream()
                    .filter(history -> history.size() > at)
                    .map(history -> history.get(at))
                    .toList());
            double value = stopping.value(number, mean.validationLoss(), mean.validationMacroF1());
            joined.add(mean.marked(stopping.improves(value)));
            stopping = stopping.with(number, value);
        }
        return joined;
    }

    private static Epoch mean(List<Epoch> epochs) {
        Epoch first = epochs.getFirst();
        return new Epoch(
                first.number(),
                first.learningRate(),
                epochs.stream().mapToDouble(Epoch::trainLoss).average().orElseThrow(),
                epochs.stream().mapToDouble(Epoch::trainAccuracy).average().orElseThrow(),
                epochs.stream().mapToDouble(Epoch::validationLoss).average().orElseThrow(),
                epochs.stream().mapToDouble(Epoch::validationAccuracy).average().orElseThrow(),
                epochs.stream().mapToDouble(Epoch::validationMacroF1).average().orElseThrow(),
                1
                        / epochs.stream()
                                .mapToDouble(epoch -> 1 / epoch.rowsPerSecond())
                                .sum(),
                epochs.stream().mapToDouble(Epoch::seconds).sum(),
                false);
    }
}
