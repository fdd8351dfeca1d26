package cloud

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/release"
)

const repository = "222222222222.dkr.ecr.us-east-1.amazonaws.com/cambio/orders"

const templateAnswer = `{"tags": [{"key": "fleet", "value": "cambio"}], "taskDefinition": {
	"taskDefinitionArn": "arn:td/cambio-dev-orders:1", "family": "cambio-dev-orders", "revision": 1, "status": "ACTIVE",
	"cpu": "256", "memory": "512", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "taskRoleArn": "role", "executionRoleArn": "execution",
	"runtimePlatform": {"cpuArchitecture": "ARM64", "operatingSystemFamily": "LINUX"},
	"containerDefinitions": [
		{"name": "orders", "essential": true, "image": "` + repository + `:bootstrap",
		 "environment": [{"name": "PORT", "value": "8080"}, {"name": "FLOTA_VERSION", "value": "none"}],
		 "secrets": [{"name": "KEY", "valueFrom": "arn:aws:ssm:eu-central-1:111111111111:parameter/cambio/dev/key"}],
		 "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/cambio/dev/orders", "awslogs-stream-prefix": "orders"}}},
		{"name": "sidecar", "image": "public.ecr.aws/sidecar:1"}]}}`

func TestRegister(t *testing.T) {
	c, f := newFake(t, map[string][]answer{
		"DescribeTaskDefinition": {{body: templateAnswer}},
		"RegisterTaskDefinition": {{body: `{"taskDefinition": {"taskDefinitionArn": "arn:td/cambio-dev-orders:2"}}`}},
	})
	env := map[string]string{"FLOTA_VERSION": "1.4.0", "FLOTA_RELEASE": "r1"}
	image := release.Image{Repository: repository, Digest: "sha256:abc"}
	arn, err := c.Release().Revisions.Register(t.Context(), "arn:td/cambio-dev-orders:1", image, env)
	if err != nil || arn != "arn:td/cambio-dev-orders:2" {
		t.Fatalf("ARN %s, error %v", arn, err)
	}
	golden(t, "register", f.body("RegisterTaskDefinition"))

	image.Repository = "222222222222.dkr.ecr.us-east-1.amazonaws.com/cambio/other"
	_, err = c.Release().Revisions.Register(t.Context(), "arn:td/cambio-dev-orders:1", image, env)
	if err == nil || !strings.HasSuffix(err.Error(), "no container runs an image of "+image.Repository) {
		t.Errorf("error %v", err)
	}
}

func TestRevision(t *testing.T) {
	c, _ := newFake(t, map[string][]answer{"DescribeTaskDefinition": {
		{body: templateAnswer},
		{400, `{"__type": "ClientException", "message": "Unable to describe task definition."}`},
	}})
	got, err := c.Release().Revisions.Revision(t.Context(), "arn:td/cambio-dev-orders:1")
	if err != nil {
		t.Fatal(err)
	}
	want := release.Revision{
		ARN: "arn:td/cambio-dev-orders:1", Active: true, Image: repository + ":bootstrap",
		Env:     map[string]string{"PORT": "8080", "FLOTA_VERSION": "none"},
		Secrets: []string{"arn:aws:ssm:eu-central-1:111111111111:parameter/cambio/dev/key"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("revision (-want +got):\n%s", diff)
	}
	if _, err := c.Release().Revisions.Revision(t.Context(), "arn:td/gone:1"); !errors.Is(err, release.ErrNotFound) {
		t.Errorf("error %v, want ErrNotFound", err)
	}
}

func TestRepositoryOf(t *testing.T) {
	tests := map[string]string{
		"host/a/b:1": "host/a/b", "host:5000/a/b": "host:5000/a/b", "host:5000/a@sha256:x": "host:5000/a", "host/a:1@sha256:x": "host/a", "": "",
	}
	for image, want := range tests {
		if got := repositoryOf(image); got != want {
			t.Errorf("%q: %q, want %q", image, got, want)
		}
	}
}
