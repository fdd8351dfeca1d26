package balancer

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"os"
	"sync"
	"time"
)

// errNoTarget means that a group has no target that may get the request.
var errNoTarget = errors.New("target group has no usable target")

// exchange is one request on its way through a listener.
type exchange struct {
	listener *listener
	share    *share
	target   *target // that has the request, nil if none
	tried    []*target
	status   int  // of the answer
	answered bool // by the target
}

type exchangeKey struct{}

// forward hands a request to a target of one of the action's groups. When the
// group drawn has no target although the rules have changed since they were
// matched, they are matched once more: a request must not be lost because a
// shift of traffic overtook it.
func (b *Balancer) forward(w http.ResponseWriter, r *http.Request, l *listener, a *action) {
	x := &exchange{listener: l, share: a.choose()}
	if x.target = x.share.group.pick(nil); x.target == nil {
		if fresh := b.now.Load().listeners[l.arn]; fresh != nil && fresh != l {
			if again := fresh.match(r); again != nil && again.answer == nil {
				x.listener, x.share = fresh, again.choose()
				x.target = x.share.group.pick(nil)
			}
		}
	}
	defer x.end()
	if x.target == nil {
		x.status = http.StatusServiceUnavailable
		errorPage(w, x.status)
		return
	}
	b.proxy.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), exchangeKey{}, x)))
}

func (x *exchange) end() {
	if x.target != nil {
		x.target.release()
	}
	x.count(time.Now())
}

func (b *Balancer) newProxy() *httputil.ReverseProxy {
	return &httputil.ReverseProxy{
		Rewrite:       rewrite,
		Transport:     transport{},
		FlushInterval: -1,
		BufferPool:    buffers{},
		ErrorLog:      log.New(io.Discard, "", 0),
		ModifyResponse: func(res *http.Response) error {
			x := res.Request.Context().Value(exchangeKey{}).(*exchange)
			x.status, x.answered = res.StatusCode, true
			return nil
		},
		ErrorHandler: func(w http.ResponseWriter, r *http.Request, err error) {
			x := r.Context().Value(exchangeKey{}).(*exchange)
			x.status, x.answered = statusOf(r.Context(), err), false
			errorPage(w, x.status)
		},
	}
}

func statusOf(ctx context.Context, err error) int {
	timeout, isNet := errors.AsType[net.Error](err)
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return http.StatusGatewayTimeout
	case ctx.Err() != nil:
		return clientGone
	case errors.Is(err, errNoTarget):
		return http.StatusServiceUnavailable
	case isNet && timeout.Timeout(), errors.Is(err, os.ErrDeadlineExceeded):
		return http.StatusGatewayTimeout
	}
	return http.StatusBadGateway
}

// transport sends a request to its exchange's target. If that refuses the
// connection, so that nothing was sent, the next target gets it.
type transport struct{}

func (transport) RoundTrip(r *http.Request) (*http.Response, error) {
	x := r.Context().Value(exchangeKey{}).(*exchange)
	if r.Body != nil {
		// A transport that fails to connect closes the body, which a second try still needs.
		r.Body = io.NopCloser(r.Body)
	}
	for {
		r.URL.Host = x.target.Addr
		began := time.Now()
		res, err := x.target.transport.RoundTrip(r)
		if err == nil {
			x.share.counters.answered(x.listener.counters, time.Now(), time.Since(began))
			return res, nil
		}
		if !refused(err) || r.Context().Err() != nil {
			return nil, err
		}
		x.refused()
		if x.target = x.share.group.pick(x.tried); x.target == nil {
			return nil, err
		}
	}
}

// refused gives the target up for this request.
func (x *exchange) refused() {
	t := x.target
	t.release()
	x.share.group.refused(t)
	x.tried = append(x.tried, t)
	x.share.counters.refused(x.listener.counters, time.Now())
}

// refused reports whether no connection came about.
func refused(err error) bool {
	op, ok := errors.AsType[*net.OpError](err)
	return ok && op.Op == "dial"
}

// buffers lends the proxy its copy buffers.
type buffers struct{}

var bufferPool = sync.Pool{New: func() any { return new([32 << 10]byte) }}

func (buffers) Get() []byte  { return bufferPool.Get().(*[32 << 10]byte)[:] }
func (buffers) Put(b []byte) { bufferPool.Put((*[32 << 10]byte)(b)) }
