package io.gruard.experiment;

import io.gruard.datasets.descriptor.Descriptor;
import io.gruard.datasets.descriptor.OfficialSplit;
import io.gruard.datasets.descriptor.Part;
import io.gruard.training.protocol.Protocol;
import java.util.List;

/**
 * The parts of a data set that a protocol reads.
 *
 * @param main names of the parts whose rows are trained on or split; several are joined
 * @param tests names of the parts that are only tested on or, by {@code across}, trained on in their turn
 */
public record ProtocolParts(List<String> main, List<String> tests) {
    public ProtocolParts {
        main = List.copyOf(main);
        tests = List.copyOf(tests);
    }

    /**
     * The parts for a protocol.
     *
     * @param part name of the part to train on or to split; empty if none is named
     * @throws IllegalArgumentException if the data set lacks a part that the protocol needs
     */
    public static ProtocolParts of(Descriptor descriptor, Protocol protocol, String part) {
        List<String> all = descriptor.parts().stream().map(Part::name).toList();
        List<String> one = List.of(
                part.isEmpty()
                        ? descriptor.mainPart().name()
                        : descriptor.part(part).name());
        return switch (protocol) {
            case Protocol.Official official ->
                new ProtocolParts(
                        one,
                        descriptor
                                .official()
                                .map(OfficialSplit::tests)
                                .orElseThrow(() -> new IllegalArgumentException(descriptor.name()
                                        + " has no official test part; use protocol holdout, kfold:N or grouped:N")));
            // Days or captures that follow each other are mostly parts of their own.
            case Protocol.ByTime byTime -> new ProtocolParts(part.isEmpty() ? all : one, List.of());
            case Protocol.Across(String trained) -> across(descriptor, all, trained, part);
            case Protocol.HoldoutPart holdout -> new ProtocolParts(one, List.of());
            case Protocol.KFold folds -> new ProtocolParts(one, List.of());
            case Protocol.Grouped folds -> new ProtocolParts(one, List.of());
            case Protocol.Unseen unseen -> new ProtocolParts(one, List.of());
            case Protocol.FewShot fewShot -> new ProtocolParts(one, List.of());
            case Protocol.LeaveOut leaveOut -> new ProtocolParts(one, List.of());
            case Protocol.Leaky leaky -> new ProtocolParts(one, List.of());
        };
    }

    private static ProtocolParts across(Descriptor descriptor, List<String> all, String trained, String part) {
        if (all.size() < 2) {
            throw new IllegalArgumentException("protocol across: expected two parts or more, found " + all
                    + "; describe each day, host or site as a part of its own");
        }
        if (!part.isEmpty()) {
            throw new IllegalArgumentException("protocol across takes all parts of a data set, found setting part '"
                    + part + "'; across:PART names the part to train on");
        }
        String first = trained.isEmpty()
                ? all.getFirst()
                : all.stream()
                        .filter(trained::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("protocol across:" + trained + ": "
                                + descriptor.name() + " has no part '" + trained + "', it has " + all));
        return new ProtocolParts(
                List.of(first), all.stream().filter(name -> !name.equals(first)).toList());
    }
}
