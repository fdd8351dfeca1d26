package cloud

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"flota.dev/flota/internal/diag"
)

func TestErrorsAreExplained(t *testing.T) {
	tests := []struct {
		name   string
		answer answer
		what   string
		hint   string
		exit   diag.Exit
	}{
		{
			"denied", answer{400, `{"__type": "AccessDeniedException", "message": "User ana is not authorized to perform: ecs:UpdateService"}`},
			"ECS UpdateService: AccessDeniedException: User ana is not authorized to perform: ecs:UpdateService",
			"the credentials in use lack the permission; aws sts get-caller-identity tells whose they are", diag.Failed,
		},
		{
			"expired", answer{400, `{"__type": "ExpiredTokenException", "message": "The security token included in the request is expired"}`},
			"ECS UpdateService: ExpiredTokenException: The security token included in the request is expired",
			"the credentials have expired or are wrong: aws sso login", diag.NoCredentials,
		},
		{
			"no cluster", answer{400, `{"__type": "ClusterNotFoundException", "message": "Cluster not found."}`},
			"ECS UpdateService: ClusterNotFoundException: Cluster not found.", "flota apply", diag.Failed,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, _ := newFake(t, map[string][]answer{"UpdateService": {tt.answer}})
			err := c.Release().Services.Scale(t.Context(), "cambio-dev", "cambio-dev-orders", 0)
			e, ok := errors.AsType[*diag.Error](err)
			if !ok {
				t.Fatalf("error %v, want a *diag.Error", err)
			}
			if e.What != tt.what || e.Hint != tt.hint || diag.ExitOf(err) != tt.exit {
				t.Errorf("what %q\nhint %q\nexit %d", e.What, e.Hint, diag.ExitOf(err))
			}
		})
	}
}

func TestThrottlingIsTriedAgain(t *testing.T) {
	throttled := answer{400, `{"__type": "ThrottlingException", "message": "Rate exceeded"}`}
	c, f := newFake(t, map[string][]answer{"UpdateService": {throttled, throttled, {body: `{"service": {}}`}}})
	if err := c.Release().Services.Scale(t.Context(), "cambio-dev", "cambio-dev-orders", 0); err != nil {
		t.Error(err)
	}
	if len(f.asked) != 3 {
		t.Errorf("asked %d times, want 3", len(f.asked))
	}
}

func TestNothingAnswers(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	c, err := New(t.Context(), Config{Endpoint: server.URL, Account: account, Region: "eu-central-1"})
	if err != nil {
		t.Fatal(err)
	}
	err = c.Release().Services.Scale(t.Context(), "cambio-dev", "cambio-dev-orders", 0)
	e, ok := errors.AsType[*diag.Error](err)
	if !ok || e.Hint != "flota sandbox up" {
		t.Errorf("error %v", err)
	}
}

func TestContextErrorsStay(t *testing.T) {
	c, _ := newFake(t, map[string][]answer{"UpdateService": {{body: `{}`}}})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.Release().Services.Scale(ctx, "cambio-dev", "cambio-dev-orders", 0); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}

func TestNoCredentials(t *testing.T) {
	clearAWS(t)
	_, err := New(t.Context(), Config{Account: account, Region: "eu-central-1"})
	if diag.ExitOf(err) != diag.NoCredentials || err.Error() != "there are no AWS credentials" {
		t.Errorf("exit %d, error %v", diag.ExitOf(err), err)
	}
}

// clearAWS takes away what of AWS this machine may have.
func clearAWS(t *testing.T) {
	for _, name := range []string{
		"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
		"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_WEB_IDENTITY_TOKEN_FILE",
	} {
		t.Setenv(name, "")
	}
	t.Setenv("AWS_CONFIG_FILE", t.TempDir()+"/none")
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", t.TempDir()+"/none")
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
}

func TestWrongAccount(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/xml")
		_, _ = w.Write([]byte(`<GetCallerIdentityResponse><GetCallerIdentityResult><Account>333333333333</Account>` +
			`</GetCallerIdentityResult></GetCallerIdentityResponse>`))
	}))
	defer server.Close()
	clearAWS(t)
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "example")
	t.Setenv("AWS_ENDPOINT_URL", server.URL)
	_, err := New(t.Context(), Config{Account: account, Region: "eu-central-1"})
	want := "the AWS credentials are for account 333333333333, and this needs account 111111111111"
	if diag.ExitOf(err) != diag.NoCredentials || err.Error() != want {
		t.Errorf("exit %d, error %v", diag.ExitOf(err), err)
	}
}
