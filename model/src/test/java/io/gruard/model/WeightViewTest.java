package io.gruard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightViewTest {
    /** (2, 3, 4), the element at (i, j, k) at the address 100 + 12 i + 4 j + k. */
    private final WeightView view = WeightView.from(100, 2, 3, 4);

    @Test
    void transposeMovesElements() {
        WeightView turned = view.transpose(2, 0, 1);

        assertThat(turned.shape()).containsExactly(4, 2, 3);
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 4; k++) {
                    assertThat(turned.addresses()[(k * 2 + i) * 3 + j]).isEqualTo(100 + 12 * i + 4 * j + k);
                }
            }
        }
    }

    @Test
    void transposeIsInvertible() {
        WeightView back = view.transpose(1, 2, 0).transpose(2, 0, 1);

        assertThat(back.shape()).isEqualTo(view.shape());
        assertThat(back.addresses()).isEqualTo(view.addresses());
    }

    @Test
    void concatenatedSlicesAreTheWholeView() {
        WeightView turned = view.transpose(1, 0, 2);

        WeightView whole = WeightView.concat(turned.slice(0, 1), turned.slice(1, 3));

        assertThat(whole.shape()).isEqualTo(turned.shape());
        assertThat(whole.addresses()).isEqualTo(turned.addresses());
    }

    @Test
    void shapeOfAnotherSizeIsRejected() {
        assertThatThrownBy(() -> view.reshape(5, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 24 weights, found the shape [5, 5]");
    }

    @Test
    void bookAssignsDisjointAddresses() {
        WeightBook book = new WeightBook(10);

        List<WeightView> views = List.of(book.array("a", 2, 2), book.array("b", 5), book.array("c", 1));

        assertThat(views.stream().flatMapToInt(one -> IntStream.of(one.addresses())))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(book.size()).isEqualTo(10);
    }

    @Test
    void bookRejectsTooManyWeightsWithoutAllocatingThem() {
        WeightBook book = new WeightBook(10);

        assertThatThrownBy(() -> book.array("weight", 2_000_000_000, 2_000_000_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "array weight of shape [2000000000, 2000000000]: expected at most 10 weights in total, found"
                                + " more");
        assertThatThrownBy(() -> book.array("weight", Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);
    }
}
