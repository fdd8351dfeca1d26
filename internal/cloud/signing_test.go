package cloud

import (
	"encoding/base64"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
)

const signingKey = "arn:aws:kms:eu-central-1:111111111111:key/1"

func TestSign(t *testing.T) {
	c, f := newFake(t, map[string][]answer{"Sign": {
		{500, `{"__type": "KMSInternalException", "message": "try again"}`},
		{400, `{"__type": "ThrottlingException", "message": "Rate exceeded"}`},
		{body: `{"KeyId": "` + signingKey + `", "Signature": "c2lnbmF0dXJl", "SigningAlgorithm": "ECDSA_SHA_256"}`},
	}})
	signature, id, err := c.SigningKey(signingKey).Sign(t.Context(), []byte("abc"))
	if err != nil {
		t.Fatal(err)
	}
	if string(signature) != "signature" || id != signingKey || len(f.asked) != 3 || f.keys[2] != account {
		t.Errorf("signature %q of %s, asked %d times as %v", signature, id, len(f.asked), f.keys)
	}
	// The digest is FIPS 180-2's example, B.1.
	digest := "\xba\x78\x16\xbf\x8f\x01\xcf\xea\x41\x41\x40\xde\x5d\xae\x22\x23\xb0\x03\x61\xa3\x96\x17\x7a\x9c\xb4\x10\xff\x61\xf2\x00\x15\xad"
	want := map[string]any{
		"KeyId": signingKey, "Message": base64.StdEncoding.EncodeToString([]byte(digest)),
		"MessageType": "DIGEST", "SigningAlgorithm": "ECDSA_SHA_256",
	}
	if diff := cmp.Diff(want, f.body("Sign")); diff != "" {
		t.Errorf("request (-want +got):\n%s", diff)
	}
}

func TestCallsAreExplained(t *testing.T) {
	tests := []struct {
		name       string
		answer     answer
		what, hint string
	}{
		{
			"denied", answer{400, `{"__type": "AccessDeniedException", "Message": "not authorized to perform: kms:Sign"}`},
			"kms Sign: AccessDeniedException: not authorized to perform: kms:Sign",
			"the credentials in use lack the permission; aws sts get-caller-identity tells whose they are",
		},
		{
			"namespace", answer{400, `{"__type": "com.amazonaws.kms#DisabledException", "message": "key is disabled"}`},
			"kms Sign: DisabledException: key is disabled", "",
		},
		{
			"no JSON", answer{403, `<html>`}, "kms Sign: Forbidden: ",
			"the credentials in use lack the permission; aws sts get-caller-identity tells whose they are",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, _ := newFake(t, map[string][]answer{"Sign": {tt.answer}})
			_, _, err := c.SigningKey(signingKey).Sign(t.Context(), nil)
			e, ok := errors.AsType[*diag.Error](err)
			if !ok || e.What != tt.what || e.Hint != tt.hint {
				t.Errorf("error %v, want %s", err, tt.what)
			}
		})
	}
}

func TestCallReadsTheCodeInTheHeader(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Amzn-Errortype", "NotFoundException:http://internal.amazon.com/coral/")
		w.WriteHeader(http.StatusBadRequest)
	}))
	t.Cleanup(server.Close)
	c, err := New(t.Context(), Config{Endpoint: server.URL, Account: account, Region: "eu-central-1"})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := c.SigningKey(signingKey).Sign(t.Context(), nil); codeOf(err) != "NotFoundException" {
		t.Errorf("error %v, want NotFoundException", err)
	}
}
