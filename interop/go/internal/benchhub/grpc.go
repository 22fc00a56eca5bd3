package benchhub

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/wrapperspb"

	"jackfield.io/interop/internal/process"
)

// GRPCPluginCommand is the subcommand under which a GRPCHost starts the program again, as its plugin.
const GRPCPluginCommand = "bench-grpc-plugin"

const (
	service    = "bench.Echo"
	echoMethod = "/bench.Echo/Echo"
	pluginName = "echo"
)

func handshake() plugin.HandshakeConfig {
	return plugin.HandshakeConfig{
		ProtocolVersion: 1, MagicCookieKey: "INTEROP_BENCH_PLUGIN", MagicCookieValue: "echo",
	}
}

// GRPCHost starts a plugin as go-plugin does, in a process of its own with gRPC on a Unix socket, and calls it
// as standard input says.
func GRPCHost(arguments []string) error {
	flags := process.Flags("bench-grpc-host")
	bytes := flags.Int("bytes", 128, "length of an argument")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	text, err := textOf(*bytes + 2)
	if err != nil {
		return err
	}
	client := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig:  handshake(),
		Plugins:          plugin.PluginSet{pluginName: echoPlugin{}},
		Cmd:              exec.Command(os.Args[0], GRPCPluginCommand),
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		Logger:           hclog.NewNullLogger(),
	})
	defer client.Kill()
	protocol, err := client.Client()
	if err != nil {
		return err
	}
	raw, err := protocol.Dispense(pluginName)
	if err != nil {
		return err
	}
	connection, is := raw.(*grpc.ClientConn)
	if !is {
		return fmt.Errorf("the plugin is a %T", raw)
	}
	fmt.Println("ADDR", connection.Target())
	return serve(os.Stdin, os.Stdout, grpcCaller{connection}, text)
}

// GRPCPlugin is the plugin of a GRPCHost. It ends when that tells it to.
func GRPCPlugin([]string) error {
	plugin.Serve(&plugin.ServeConfig{
		HandshakeConfig: handshake(),
		Plugins:         plugin.PluginSet{pluginName: echoPlugin{}},
		GRPCServer:      plugin.DefaultGRPCServer,
		Logger:          hclog.NewNullLogger(),
	})
	return nil
}

type grpcCaller struct {
	connection *grpc.ClientConn
}

func (grpcCaller) await(plugins int) error {
	if plugins != 1 {
		return errors.New("a host of go-plugin has one plugin")
	}
	return nil
}

func (caller grpcCaller) call(text string) error {
	var answer wrapperspb.StringValue
	err := caller.connection.Invoke(context.Background(), echoMethod, wrapperspb.String(text), &answer)
	if err == nil && answer.Value != text {
		return fmt.Errorf("the echo of %q was %q", text, answer.Value)
	}
	return err
}

func (grpcCaller) broadcast(string) error {
	return errors.New("go-plugin has no broadcast")
}

// echoPlugin is both ends of a service with one method, declared by hand: no code is generated.
type echoPlugin struct {
	plugin.NetRPCUnsupportedPlugin
}

// GRPCServer implements plugin.GRPCPlugin.
func (echoPlugin) GRPCServer(_ *plugin.GRPCBroker, server *grpc.Server) error {
	server.RegisterService(&grpc.ServiceDesc{
		ServiceName: service,
		HandlerType: (*any)(nil),
		Methods:     []grpc.MethodDesc{{MethodName: echo, Handler: answerEcho}},
	}, echoPlugin{})
	return nil
}

// GRPCClient implements plugin.GRPCPlugin.
func (echoPlugin) GRPCClient(_ context.Context, _ *plugin.GRPCBroker, connection *grpc.ClientConn) (any, error) {
	return connection, nil
}

func answerEcho(_ any, _ context.Context, decode func(any) error, _ grpc.UnaryServerInterceptor) (any, error) {
	var text wrapperspb.StringValue
	if err := decode(&text); err != nil {
		return nil, err
	}
	return &text, nil
}
