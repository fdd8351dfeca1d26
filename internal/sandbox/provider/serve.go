package provider

import (
	"context"
	"encoding/json"
	"net"
	"os"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/status"
)

// largestMessage is what one message may hold, in bytes; plans of large resources pass gRPC's default of 4 MB.
const largestMessage = 64 << 20

// Serve answers Terraform on l until ctx ends. Every Terraform process reads the
// whole schema, some 50 ms of its time, so a socket for known configurations may
// be cut down to the types that they use; data sources go by "data TYPE". No
// types means all.
func (p *Provider) Serve(ctx context.Context, l net.Listener, types ...string) error {
	reply, err := p.schemaReply(types)
	if err != nil {
		return err
	}
	if err := quieten(); err != nil {
		return err
	}
	cache := &schemaCache{}
	srv := grpc.NewServer(
		grpc.StatsHandler(connections{}),
		grpc.UnknownServiceHandler(pluginServices),
		grpc.UnaryInterceptor(cache.intercept),
		grpc.MaxRecvMsgSize(largestMessage),
		grpc.MaxSendMsgSize(largestMessage),
	)
	plugin := &tf6server.GRPCProviderPlugin{
		Name:         "aws",
		GRPCProvider: func() tfprotov6.ProviderServer { return &door{p, reply} },
	}
	if err := plugin.GRPCServer(nil, srv); err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, srv.Stop)
	defer stop()
	return srv.Serve(l)
}

// quieten keeps the plugin library from tracing every call to standard error,
// where it takes Terraform to be listening.
func quieten() error {
	for _, logger := range []string{"TF_LOG_SDK", "TF_LOG_SDK_PROTO", "TF_LOG_PROVIDER_AWS"} {
		if err := os.Setenv(logger, "off"); err != nil {
			return err
		}
	}
	return nil
}

// empty is a message without fields set: no bytes at all, of whatever type, and
// so the empty answer to any call.
var empty = &grpc_health_v1.HealthCheckRequest{}

// door is the provider behind one socket.
type door struct {
	*Provider
	reply *tfprotov6.GetProviderSchemaResponse
}

// GetProviderSchema returns the schemas of the socket's types.
func (d *door) GetProviderSchema(context.Context, *tfprotov6.GetProviderSchemaRequest) (*tfprotov6.GetProviderSchemaResponse, error) {
	return d.reply, nil
}

// schemaCache keeps the encoded schema: it is the same for all, and building it costs more than all other calls of a plan.
type schemaCache struct {
	once  sync.Once
	reply any
	err   error
}

func (c *schemaCache) intercept(ctx context.Context, req any, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	switch info.FullMethod[strings.LastIndexByte(info.FullMethod, '/')+1:] {
	case "GetProviderSchema":
		c.once.Do(func() { c.reply, c.err = handler(context.WithoutCancel(ctx), req) })
		return c.reply, c.err
	case "StopProvider":
		// The library would end the calls of every Terraform process on the socket, not only of the one that asks.
		sessionOf(ctx).cancel()
		return empty, nil
	}
	return handler(ctx, req)
}

// pluginServices stands in for the services of go-plugin that Terraform expects
// beside the provider: the controller (which would shut the process down), the
// broker and standard output.
func pluginServices(_ any, stream grpc.ServerStream) error {
	method, _ := grpc.MethodFromServerStream(stream)
	switch {
	case strings.HasPrefix(method, "/plugin.GRPCController/"):
		return stream.SendMsg(empty)
	case strings.HasPrefix(method, "/plugin.GRPCBroker/"):
		<-stream.Context().Done()
		return nil
	}
	return status.Error(codes.Unimplemented, method+" is not served")
}

// Reattach returns the value of TF_REATTACH_PROVIDERS that points Terraform and
// OpenTofu at the given unix socket.
func (p *Provider) Reattach(socket string) string {
	type address struct{ Network, String string }
	type config struct {
		Protocol        string
		ProtocolVersion int
		Pid             int
		// Test tells Terraform that it did not start the process and must not end it.
		Test bool
		Addr address
	}
	c := config{Protocol: "grpc", ProtocolVersion: 6, Pid: os.Getpid(), Test: true, Addr: address{"unix", socket}}
	raw, err := json.Marshal(map[string]config{
		"registry.terraform.io/hashicorp/aws": c,
		"registry.opentofu.org/hashicorp/aws": c,
	})
	if err != nil {
		panic(err) // strings and numbers only
	}
	return string(raw)
}
