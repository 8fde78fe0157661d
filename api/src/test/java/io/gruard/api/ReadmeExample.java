package io.gruard.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The library example of README: README quotes the lines between the marks. */
final class ReadmeExample {
    private ReadmeExample() {}

    static void run(Path folder) throws IOException {
        // begin
        SimulatedDataSet traffic = DataSet.simulated(Duration.ofMinutes(2));
        SimulatedDataSet fresh = DataSet.simulated(Duration.ofMinutes(1)).seed(2);
        Model model = Gruard.train(traffic).preset("paper").quick().seed(1).fit();
        System.out.println(model.evaluate(fresh).summary());
        model.save(folder.resolve("ids.onnx"));

        try (Classifier ids = Model.load(folder.resolve("ids.onnx")).classifier()) {
            switch (ids.classify(fresh.rows().getFirst())) {
                case Verdict.KnownAttack(String label, float probability) -> System.out.println("attack: " + label);
                case Verdict.NovelAttack(float score, String nearest) -> System.out.println("novel, like " + nearest);
                case Verdict.Benign() -> System.out.println("benign");
            }
        }

        fresh.writeCapture(folder.resolve("x.pcap"));
        Detector.of(model)
                .from(folder.resolve("x.pcap"))
                .to(alert -> System.out.println(alert.label() + " from " + alert.attackers()))
                .run();
        // end
    }
}
