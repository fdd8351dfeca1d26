package events

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// message is what a topic tells.
type message struct {
	Subject string
	Text    string
}

// subscription is a view of aws_sns_topic_subscription.
type subscription struct {
	Topic    string `json:"topic_arn"`
	Protocol string `json:"protocol"`
	Endpoint string `json:"endpoint"`
	Raw      bool   `json:"raw_message_delivery"`
}

// tell carries out an alarm's action. Only topics are told; what else an
// action may be is kept as not done.
func (b *Bus) tell(ctx context.Context, at store.Key, action string, m message) {
	if !strings.HasPrefix(action, "arn:aws:sns:") {
		b.note(at, Notification{Via: "alarm", Target: action, Subject: m.Subject, Outcome: "not done: the sandbox has no such action"})
		return
	}
	b.publish(ctx, at, action, m)
}

// Publish tells the subscribers of a topic, as SNS does when a client publishes.
func (b *Bus) Publish(ctx context.Context, account, region, topic, subject, text string) {
	b.publish(ctx, store.Key{Account: account, Region: region}, topic, message{Subject: subject, Text: text})
}

func (b *Bus) publish(ctx context.Context, at store.Key, topic string, m message) {
	told := false
	for _, r := range b.cfg.Store.List("aws_sns_topic_subscription", at.Account, at.Region) {
		s, err := store.Decode[subscription](r)
		if err != nil || s.Topic != topic {
			continue
		}
		told = true
		n := Notification{Via: "sns", Target: topic, Protocol: s.Protocol, Endpoint: s.Endpoint, Subject: m.Subject, Message: m.Text}
		if s.Protocol != "http" && s.Protocol != "https" {
			n.Outcome = "kept: the sandbox sends nothing by " + s.Protocol
			b.note(at, n)
			continue
		}
		b.calls.Go(func() {
			n.Outcome = outcome(b.post(ctx, s.Endpoint, s.body(m), "text/plain; charset=UTF-8"))
			b.note(at, n)
		})
	}
	if !told {
		b.note(at, Notification{Via: "sns", Target: topic, Subject: m.Subject, Message: m.Text, Outcome: "kept: nobody has subscribed"})
	}
}

// body is a notification as SNS posts it (SNS developer guide, "HTTP/HTTPS notification JSON format").
func (s subscription) body(m message) []byte {
	if s.Raw {
		return []byte(m.Text)
	}
	raw, err := json.Marshal(map[string]any{
		"Type": "Notification", "MessageId": rand.Text(), "TopicArn": s.Topic, "Subject": m.Subject, "Message": m.Text,
		"Timestamp": time.Now().UTC().Format(time.RFC3339),
	})
	if err != nil {
		return []byte(m.Text)
	}
	return raw
}

// callError is an HTTP call that brought no good answer. It never has the
// address in it, which may be a secret.
type callError struct {
	status int
	what   string
}

func (e *callError) Error() string {
	if e.status != 0 {
		return fmt.Sprintf("answered %d", e.status)
	}
	return e.what
}

// post calls an address on loopback.
func (b *Bus) post(ctx context.Context, address string, body []byte, kind string) error {
	u, err := url.Parse(address)
	if err != nil || !loopback(u.Hostname()) {
		return &callError{what: "the address is not on loopback, and nothing leaves this machine"}
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return &callError{what: "the address is not one that can be called"}
	}
	req.Header.Set("Content-Type", kind)
	resp, err := b.client.Do(req)
	if err != nil {
		return &callError{what: "nobody answered"}
	}
	if err := resp.Body.Close(); err != nil {
		return &callError{what: "the answer broke off"}
	}
	if resp.StatusCode >= http.StatusMultipleChoices {
		return &callError{status: resp.StatusCode}
	}
	return nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || ip != nil && ip.IsLoopback()
}

func outcome(err error) string {
	if err != nil {
		return "not sent: " + err.Error()
	}
	return "sent"
}
