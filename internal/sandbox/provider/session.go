package provider

import (
	"context"
	"sync"

	"google.golang.org/grpc/stats"
)

// noAccount is the account of a provider block that names none.
const noAccount = "000000000000"

// session is what one provider block of one Terraform process was configured
// with. Terraform opens a connection for each, and many processes share the
// socket, so it hangs on the connection.
type session struct {
	ctx    context.Context // ends when the connection does, or when Terraform asks to stop
	cancel context.CancelFunc

	mu     sync.Mutex
	config config
}

// config is the part of a provider block that the sandbox uses.
type config struct {
	account string
	region  string
	tags    map[string]string
}

type sessionKey struct{}

func newSession(ctx context.Context) *session {
	s := &session{config: config{account: noAccount, region: "us-east-1"}}
	s.ctx, s.cancel = context.WithCancel(ctx)
	return s
}

// sessionOf returns the connection's session.
func sessionOf(ctx context.Context) *session {
	if s, ok := ctx.Value(sessionKey{}).(*session); ok {
		return s
	}
	return newSession(ctx)
}

func (s *session) configure(c config) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.config = c
}

func (s *session) current() config {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.config
}

// connections gives every connection its session.
type connections struct{}

func (connections) TagConn(ctx context.Context, _ *stats.ConnTagInfo) context.Context {
	return context.WithValue(ctx, sessionKey{}, newSession(ctx))
}

func (connections) HandleConn(ctx context.Context, s stats.ConnStats) {
	if _, ok := s.(*stats.ConnEnd); ok {
		sessionOf(ctx).cancel()
	}
}

func (connections) TagRPC(ctx context.Context, _ *stats.RPCTagInfo) context.Context { return ctx }

func (connections) HandleRPC(context.Context, stats.RPCStats) {}
