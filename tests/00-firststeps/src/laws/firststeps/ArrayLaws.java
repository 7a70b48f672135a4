package laws.firststeps;

import checks.Check;
import checks.Expect;
import checks.Numbers;
import checks.Reference;
import checks.Subject;
import contracts.FirststepsContract;
import laws.firststeps.Inputs.Sheet;
import laws.firststeps.Inputs.Vectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chapter 00, arrays: the dot product, and a row added to every row. */
@Tag("firststeps")
@Domain(Inputs.class)
@Domain(DomainContext.Global.class)
class ArrayLaws {

    private final FirststepsContract subject = Subject.of(FirststepsContract.class);
    private final FirststepsContract reference = Reference.of(FirststepsContract.class);

    @Group
    class Dot {

        /** The lesson's example. */
        @Example
        @Check(value = "firststeps.dot/hand-example", gate = true)
        void the_dot_product_of_two_vectors_is_as_worked_by_hand() {
            Expect.close("the dot product of (1 2 3) and (4 5 6), 1*4 + 2*5 + 3*6", 32,
                    subject.dot(Numbers.array(new double[] {1, 2, 3}, 3), Numbers.array(new double[] {4, 5, 6}, 3)));
        }

        @Property
        @Check(value = "firststeps.dot/agrees-with-reference", weight = 2)
        void the_dot_product_agrees_with_the_reference(@ForAll Vectors in) {
            Expect.close("the dot product of a and b", reference.dot(in.a(), in.b()), subject.dot(in.a(), in.b()));
        }

        @Property
        @Check("firststeps.dot/one-and-zeros")
        void a_one_among_zeros_picks_one_number(@ForAll Vectors in) {
            for (int i = 0; i < in.length(); i++) {
                INDArray one = Numbers.full(0, in.length());
                one.putScalar(i, 1);
                Expect.close("a times zeros with a 1 at place " + i, in.a().getDouble(i), subject.dot(in.a(), one));
            }
        }

        @Property
        @Check("firststeps.dot/twice")
        void the_dot_product_doubles_with_its_first_vector(@ForAll Vectors in) {
            Expect.close("2a times b", 2 * subject.dot(in.a(), in.b()), subject.dot(in.a().mul(2), in.b()));
        }
    }

    @Group
    class AddRow {

        /** The lesson's example. */
        @Example
        @Check(value = "firststeps.add-row/hand-example", gate = true)
        void a_row_added_to_two_rows_is_as_worked_by_hand() {
            Expect.close("(1 2 3), (4 5 6) plus the row (10 20 30)",
                    Numbers.array(new double[] {11, 22, 33, 14, 25, 36}, 2, 3),
                    subject.addRow(Numbers.array(new double[] {1, 2, 3, 4, 5, 6}, 2, 3),
                            Numbers.array(new double[] {10, 20, 30}, 3)));
        }

        @Property
        @Check(value = "firststeps.add-row/agrees-with-reference", weight = 2)
        void the_sum_agrees_with_the_reference(@ForAll Sheet in) {
            Expect.close("x plus the row", reference.addRow(in.x(), in.row()), subject.addRow(in.x(), in.row()));
        }

        /** Only a square lets a row pass for a column. */
        @Example
        @Check("firststeps.add-row/square")
        void a_row_is_no_column_even_in_a_square() {
            Expect.close("(0 0), (0 0) plus the row (1 2)", Numbers.array(new double[] {1, 2, 1, 2}, 2, 2),
                    subject.addRow(Numbers.full(0, 2, 2), Numbers.array(new double[] {1, 2}, 2)));
        }

        @Property
        @Check("firststeps.add-row/undone")
        void the_negative_row_undoes_the_row(@ForAll Sheet in) {
            Expect.close("x plus the row, minus the row", in.x(),
                    subject.addRow(subject.addRow(in.x(), in.row()), in.row().neg()));
        }
    }
}
