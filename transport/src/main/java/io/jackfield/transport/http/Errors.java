package io.jackfield.transport.http;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpStatus;

import java.nio.charset.StandardCharsets;

/** Errors as answers: the status of their code and {@code {"code":…,"message":…}}. */
final class Errors {

    static HttpResponse response(JackfieldException error) {
        int status =
                error instanceof HttpFault fault ? fault.status() : HttpStatus.of(error.code());
        return response(status, error.code(), error.message());
    }

    static HttpResponse response(int status, Code code, String message) {
        String json = "{\"code\":\"" + code.name() + "\",\"message\":" + quote(message) + "}";
        return HttpResponse.json(status, json.getBytes(StandardCharsets.UTF_8))
                .withHeader("X-Content-Type-Options", "nosniff");
    }

    private static String quote(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private Errors() {}
}
