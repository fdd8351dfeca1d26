package balancer

import (
	"crypto/rand"
	"encoding/hex"
	"net"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/logs"
)

// accessLog is where a stage writes a line about each request, and in what form. Nil is nowhere.
type accessLog struct {
	group  logs.Group
	format string
}

// newAccessLog reads the ARN of a log group: arn:aws:logs:<region>:<account>:log-group:<name>.
func newAccessLog(destination, format string) *accessLog {
	part := strings.SplitN(strings.TrimSuffix(destination, ":*"), ":", 7)
	if len(part) != 7 || part[2] != "logs" {
		return nil
	}
	return &accessLog{logs.Group{Region: part[3], Account: part[4], Name: part[6]}, format}
}

// call is one request to an API, as its access log tells of it.
type call struct {
	request *http.Request
	api     *api
	route   *route
	id      string
	began   time.Time
	// integration is the status that the service answered with, 0 if it was not asked.
	integration  int
	took         time.Duration // until the service had answered
	problem      string        // what the authorizer or the integration says
	unauthorized bool
}

func newCall(r *http.Request, a *api, to *route) *call {
	return &call{request: r, api: a, route: to, id: requestID(), began: time.Now()}
}

// requestID is of API Gateway's form for HTTP APIs: letters, digits and an equals sign at the end.
func requestID() string {
	raw := make([]byte, 8)
	rand.Read(raw)
	return hex.EncodeToString(raw)[:15] + "="
}

var contextVariable = regexp.MustCompile(`\$context\.[A-Za-z0-9_.]+`)

// log writes the line of a call that is over. A line that cannot be written is the log's loss, not the client's.
func (b *Balancer) log(c *call, out *response) {
	to := c.api.log
	if to == nil || b.logs == nil {
		return
	}
	line := contextVariable.ReplaceAllStringFunc(to.format, func(name string) string {
		return escaped(c.value(strings.TrimPrefix(name, "$context."), out))
	})
	// A stream for each API and stage, as API Gateway makes them.
	_ = b.logs.Append(to.group, c.api.id+"-"+c.route.limit.stage, logs.Event{Time: time.Now(), Message: line})
}

// value is a variable's (API Gateway guide, "Customize HTTP API access logs"). One that has none is a dash.
func (c *call) value(name string, out *response) string {
	r := c.request
	now := time.Now()
	known := map[string]string{
		"requestId": c.id, "extendedRequestId": c.id, "apiId": c.api.id, "stage": c.route.limit.stage, "routeKey": c.route.key,
		"httpMethod": r.Method, "path": r.URL.Path, "protocol": r.Proto, "domainName": hostname(r.Host),
		"identity.sourceIp": clientOf(r), "identity.userAgent": r.UserAgent(), "status": strconv.Itoa(out.status),
		"responseLength": strconv.FormatInt(out.size, 10), "responseLatency": milliseconds(now.Sub(c.began)),
		"requestTime": c.began.UTC().Format("02/Jan/2006:15:04:05 -0700"), "requestTimeEpoch": strconv.FormatInt(c.began.UnixMilli(), 10),
	}
	switch {
	case c.integration != 0:
		known["integrationStatus"], known["integration.status"] = strconv.Itoa(c.integration), strconv.Itoa(c.integration)
		known["integrationLatency"], known["integration.latency"] = milliseconds(c.took), milliseconds(c.took)
	case c.unauthorized:
		known["authorizer.error"], known["error.message"] = c.problem, http.StatusText(out.status)
	case c.problem != "":
		known["integrationErrorMessage"], known["error.message"] = c.problem, c.problem
	}
	return orDefault(known[name], "-")
}

func milliseconds(d time.Duration) string { return strconv.FormatInt(d.Milliseconds(), 10) }

// escaped keeps what a client sends from ending the text that it stands in, or the line.
func escaped(value string) string {
	quoted := strconv.Quote(value)
	return quoted[1 : len(quoted)-1]
}

// clientOf is the address that a request came from, without the port.
func clientOf(r *http.Request) string {
	client, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return client
}
