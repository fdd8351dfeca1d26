package cloud

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// answerMost bounds what is read of an answer, in bytes.
const answerMost = 8 << 20

// callError is a call that failed, by its name.
type callError struct {
	service, operation string
	err                error
}

func (e *callError) Error() string     { return e.service + " " + e.operation + ": " + e.err.Error() }
func (e *callError) Unwrap() error     { return e.err }
func (e *callError) Service() string   { return e.service }
func (e *callError) Operation() string { return e.operation }

// refusal is what AWS answers to a call that it does not carry out.
type refusal struct {
	status        int
	code, message string
}

func (r *refusal) Error() string        { return r.code + ": " + r.message }
func (r *refusal) ErrorCode() string    { return r.code }
func (r *refusal) ErrorMessage() string { return r.message }
func (r *refusal) HTTPStatusCode() int  { return r.status }

// call asks a service of which flota needs too little for an SDK's module of
// its own, in AWS's JSON protocol 1.1 (smithy.io/2.0/aws/protocols). The
// service is the name that requests are signed with, such as kms; the target
// its version and the operation, such as TrentService.Sign. It tries again as
// the SDK does. Errors are like the SDK's, explained.
func (c *Cloud) call(ctx context.Context, service, target string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	retryer := newRetryer(c.config.BaseEndpoint != nil)
	for attempt := 1; ; attempt++ {
		if err = c.callOnce(ctx, service, target, body, out); err == nil {
			return nil
		}
		if attempt >= retryer.MaxAttempts() || !retryer.IsErrorRetryable(err) {
			break
		}
		delay, late := retryer.RetryDelay(attempt, err)
		if late != nil || pause(ctx, delay) != nil {
			break
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	_, operation, _ := strings.Cut(target, ".")
	return explain(&callError{service, operation, err})
}

func (c *Cloud) callOnce(ctx context.Context, service, target string, body []byte, out any) error {
	url := fmt.Sprintf("https://%s.%s.amazonaws.com/", service, c.region)
	if c.config.BaseEndpoint != nil {
		url = strings.TrimSuffix(*c.config.BaseEndpoint, "/") + "/"
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-amz-json-1.1")
	r.Header.Set("X-Amz-Target", target)
	key, err := c.config.Credentials.Retrieve(ctx)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	if err := v4.NewSigner().SignHTTP(ctx, key, r, hex.EncodeToString(sum[:]), service, c.region, time.Now()); err != nil {
		return err
	}
	answer, err := c.config.HTTPClient.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	said, err := io.ReadAll(io.LimitReader(answer.Body, answerMost))
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return refusalOf(answer, said)
	}
	if len(said) == 0 {
		return nil // operations without an output answer so
	}
	return json.Unmarshal(said, out)
}

// refusalOf reads an error. Services name its code in a header or in the body,
// with a namespace before it or an address behind.
func refusalOf(answer *http.Response, said []byte) *refusal {
	var body struct {
		Type    string `json:"__type"`
		Code    string `json:"code"`
		Message string `json:"message"` // or Message
	}
	// What is no JSON, such as a proxy's page, leaves the status to tell.
	_ = json.Unmarshal(said, &body)
	out := &refusal{status: answer.StatusCode, message: body.Message}
	for _, code := range []string{answer.Header.Get("X-Amzn-Errortype"), body.Type, body.Code, http.StatusText(answer.StatusCode)} {
		code, _, _ = strings.Cut(code, ":")
		if out.code = code[strings.LastIndexByte(code, '#')+1:]; out.code != "" {
			break
		}
	}
	return out
}

// newRetryer returns the SDK's, which waits less where nobody is throttled.
func newRetryer(sandbox bool) aws.Retryer {
	return retry.NewStandard(func(o *retry.StandardOptions) {
		o.MaxAttempts = maxAttempts
		if sandbox {
			o.MaxBackoff = sandboxBackoff
		}
	})
}

func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
