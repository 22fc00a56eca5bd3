package io.jackfield.hub.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.jackfield.hub.Described;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.TreeMap;

/** The recorded plugin of structs; what Go embeds is inherited or listed here. */
final class StructMethods {

    /** Where a street is. */
    @JsonPropertyOrder({"street", "zip"})
    static class Address {
        public String street = "";

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        public String zip = "";
    }

    /** An order; the street and code of its own are left out where it has none. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @JsonPropertyOrder({
        "id", "label", "street", "zip", "name", "qty", "price", "tags", "attrs", "ship", "bill"
    })
    static final class Order {
        public long id;

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        public String label = "";

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Described(mandatory = Described.Mandatory.YES)
        public @Nullable String street;

        @JsonInclude(JsonInclude.Include.NON_NULL)
        public @Nullable String zip;

        private String name = "";
        public String qty = "0";

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        public double price;

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        public @Nullable List<String> tags;

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        public @Nullable TreeMap<String, String> attrs;

        private Address ship = new Address();

        @JsonInclude(JsonInclude.Include.NON_NULL)
        public @Nullable Address bill;

        @JsonIgnore public String secret = "";

        @JsonProperty("-")
        public String dash = "";

        @JsonProperty("Unlisted")
        @Described(hidden = true)
        public String unlisted = "";

        @JsonProperty("Plain")
        public boolean plain;

        @JsonInclude(JsonInclude.Include.NON_NULL)
        public @Nullable Object any;

        public String getName() {
            return name;
        }

        /** Null leaves what Go leaves. */
        public void setName(@Nullable String value) {
            name = value == null ? "" : value;
        }

        public Address getShip() {
            return ship;
        }

        public void setShip(@Nullable Address value) {
            ship = value == null ? new Address() : value;
        }
    }

    /** What {@link #nested} takes. */
    record A(B a) {}

    /** What is in it. */
    record B(C b) {}

    /** And in that. */
    record C(List<ValueMethods.Point> c) {}

    public Order order(Order order) {
        order.label += "!";
        order.secret = "kept back";
        return order;
    }

    public Order empty(TextMethods.@Nullable Empty nothing) {
        return new Order();
    }

    public long nested(A outer) {
        return outer.a.b.c.size();
    }
}
