package io.gruard.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Values that Optuna 5 computed for fixed inputs. */
public final class Golden {

    /** Maximum relative difference to a value of Optuna. */
    public static final double TOLERANCE = 1e-9;

    private Golden() {}

    public static JsonNode file(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/optuna/" + name)) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(node -> node.isNumber() ? node.doubleValue() : Double.parseDouble(node.asText()))
                .toArray();
    }

    /** Returns the distributions of an object, in its order. */
    public static Map<String, Distribution> space(JsonNode object) {
        Map<String, Distribution> space = new LinkedHashMap<>();
        object.properties().forEach(entry -> space.put(entry.getKey(), DistributionJson.read(entry.getValue())));
        return space;
    }

    public static void assertClose(String description, double actual, double expected) {
        if (Double.isInfinite(expected)) {
            assertThat(actual).as(description).isEqualTo(expected);
            return;
        }
        double scale = Math.max(Math.abs(expected), 1e-300);
        assertThat(Math.abs(actual - expected) / scale)
                .as("%s: expected %s, found %s", description, expected, actual)
                .isLessThan(TOLERANCE);
    }

    public static void assertClose(String description, double[] actual, double[] expected) {
        assertThat(actual).as(description).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertClose(description + "[" + i + "]", actual[i], expected[i]);
        }
    }
}
