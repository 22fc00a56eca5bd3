package io.jackfield.switchboard;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

import java.util.Set;

/** JSON that is to be left as it is. */
enum RawCodec implements Codec {
    /** The only one. */
    INSTANCE;

    @Override
    public Object read(JsonParser json) {
        return JsonText.write(out -> out.copyCurrentStructureExact(json));
    }

    @Override
    public void write(JsonGenerator json, Object value) {
        json.writeRawValue(((Payload) value).string());
    }

    @Override
    public TypeInfo describe(Set<String> around) {
        return TypeInfo.Basic.ANY;
    }

    @Override
    public boolean takesNull() {
        return true;
    }
}
