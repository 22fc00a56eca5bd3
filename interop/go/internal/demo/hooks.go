package demo

import (
	"context"
	"net/http"

	webwire "github.com/qbeon/webwire-go"
)

// hooks is what the reference's server calls. It calls them one after the other for each connection.
type hooks struct{}

// OnOptions answers the preflight of browsers (section 3.3).
func (hooks) OnOptions(response http.ResponseWriter) {
	response.Header().Set("Access-Control-Allow-Origin", "*")
	response.Header().Set("Access-Control-Allow-Methods", "WEBWIRE")
}

// BeforeUpgrade lets everybody in.
func (hooks) BeforeUpgrade(http.ResponseWriter, *http.Request) bool {
	return true
}

// OnClientConnected does nothing.
func (hooks) OnClientConnected(*webwire.Client) {}

// OnClientDisconnected does nothing.
func (hooks) OnClientDisconnected(*webwire.Client) {}

// OnSignal sends the signal demo/back back.
func (hooks) OnSignal(_ context.Context, client *webwire.Client, message *webwire.Message) {
	if message.Name == "demo/back" {
		// Fails only when the client is gone, and then nobody waits for it.
		_ = client.Signal(message.Name, message.Payload)
	}
}

// OnRequest answers the requests of the demo; any other, and one without a name, fails with code NOT_FOUND.
func (hooks) OnRequest(
	_ context.Context, client *webwire.Client, message *webwire.Message,
) (webwire.Payload, error) {
	if answer, isOffered := requests[message.Name]; isOffered {
		return answer(client, message.Payload)
	}
	return webwire.Payload{}, webwire.ReqErr{Code: "NOT_FOUND", Message: "the demo offers no such request"}
}
