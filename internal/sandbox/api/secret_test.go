package api

import (
	"context"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager/types"
	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/store"
)

const secretARN = "arn:aws:secretsmanager:eu-central-1:111111111111:secret:"

// secrets makes one secret as Terraform does, and one as RDS does.
func (d *door) secrets(t *testing.T) *secretsmanager.Client {
	t.Helper()
	d.put(t, typeSecret, secretARN+"shop/payments-AbCdEf", store.Attributes{
		"id": secretARN + "shop/payments-AbCdEf", "arn": secretARN + "shop/payments-AbCdEf", "name": "shop/payments",
		"description": "", "kms_key_id": nil, "tags_all": map[string]any{"fleet": "shop"},
	})
	d.put(t, "aws_secretsmanager_secret_version", secretARN+"shop/payments-AbCdEf|v1", store.Attributes{
		"secret_id": secretARN + "shop/payments-AbCdEf", "secret_string": "from terraform", "version_id": "v1",
	})
	d.put(t, store.TypeSecretVersion, secretARN+"rds!db-1-GhIjKl", store.Attributes{
		"secret_string": `{"username":"app","password":"p"}`, "version_id": "v7",
	})
	return secretsmanager.NewFromConfig(d.aws)
}

func TestGetSecretValue(t *testing.T) {
	client := newDoor(t).secrets(t)
	tests := map[string]string{
		"shop/payments":                    "from terraform",
		secretARN + "shop/payments-AbCdEf": "from terraform",
		secretARN + "shop/payments":        "from terraform",
		secretARN + "rds!db-1-GhIjKl":      `{"username":"app","password":"p"}`,
		secretARN + "rds!db-1":             `{"username":"app","password":"p"}`,
		"rds!db-1":                         `{"username":"app","password":"p"}`,
	}
	for id, want := range tests {
		out, err := client.GetSecretValue(t.Context(), &secretsmanager.GetSecretValueInput{SecretId: aws.String(id)})
		if err != nil {
			t.Fatal(err)
		}
		if aws.ToString(out.SecretString) != want {
			t.Errorf("%s has another value", id)
		}
	}
	_, err := client.GetSecretValue(t.Context(), &secretsmanager.GetSecretValueInput{SecretId: aws.String("none")})
	wantCode(t, err, "ResourceNotFoundException")
}

func TestSecretLife(t *testing.T) {
	client := newDoor(t).secrets(t)
	made, err := client.CreateSecret(t.Context(), &secretsmanager.CreateSecretInput{Name: aws.String("new")})
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.GetSecretValue(t.Context(), &secretsmanager.GetSecretValueInput{SecretId: made.ARN})
	wantCode(t, err, "ResourceNotFoundException")
	_, err = client.CreateSecret(t.Context(), &secretsmanager.CreateSecretInput{Name: aws.String("new"), SecretString: aws.String("x")})
	wantCode(t, err, "ResourceExistsException")
	for _, id := range []string{"new", "shop/payments"} {
		put, err := client.PutSecretValue(t.Context(), &secretsmanager.PutSecretValueInput{SecretId: aws.String(id), SecretString: aws.String("later")})
		if err != nil {
			t.Fatal(err)
		}
		got, err := client.GetSecretValue(t.Context(), &secretsmanager.GetSecretValueInput{SecretId: aws.String(id), VersionId: put.VersionId})
		if err != nil {
			t.Fatal(err)
		}
		if aws.ToString(got.SecretString) != "later" {
			t.Errorf("%s keeps its old value", id)
		}
		about, err := client.DescribeSecret(t.Context(), &secretsmanager.DescribeSecretInput{SecretId: aws.String(id)})
		if err != nil {
			t.Fatal(err)
		}
		want := map[string][]string{aws.ToString(put.VersionId): {"AWSCURRENT"}}
		if id == "shop/payments" {
			want["v1"] = []string{"AWSPREVIOUS"}
		}
		if diff := cmp.Diff(want, about.VersionIdsToStages); diff != "" {
			t.Error(diff)
		}
	}
}

func TestListSecrets(t *testing.T) {
	client := newDoor(t).secrets(t)
	var got []string
	pages := secretsmanager.NewListSecretsPaginator(client, &secretsmanager.ListSecretsInput{MaxResults: aws.Int32(1)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range page.SecretList {
			got = append(got, aws.ToString(s.Name))
		}
	}
	if diff := cmp.Diff([]string{"shop/payments", "rds!db-1"}, got); diff != "" {
		t.Error(diff)
	}
}

// rotations are databases that count how often they were asked, and write the
// new password where the real ones do.
type rotations struct {
	store *store.Store
	asked []string
}

func (r *rotations) Rotate(_ context.Context, secret store.Key) error {
	r.asked = append(r.asked, secret.ID)
	return store.ChangeSecret(r.store, secret, func(v *store.SecretValues) error { return v.Put("v8", "rotated") })
}

func TestRotateSecret(t *testing.T) {
	d := newDoor(t)
	databases := &rotations{store: d.Store}
	d.Databases = databases
	d.serve(t)
	client := d.secrets(t)
	managed := aws.String(secretARN + "rds!db-1-GhIjKl")
	out, err := client.RotateSecret(t.Context(), &secretsmanager.RotateSecretInput{
		SecretId: managed, RotateImmediately: aws.Bool(false), RotationRules: &types.RotationRulesType{AutomaticallyAfterDays: aws.Int64(30)},
	})
	if err != nil || len(databases.asked) != 0 {
		t.Fatalf("%v, rotated %v; want a schedule alone", err, databases.asked)
	}
	if out, err = client.RotateSecret(t.Context(), &secretsmanager.RotateSecretInput{SecretId: managed}); err != nil || aws.ToString(out.VersionId) != "v8" {
		t.Fatalf("version %s, %v", aws.ToString(out.VersionId), err)
	}
	about, err := client.DescribeSecret(t.Context(), &secretsmanager.DescribeSecretInput{SecretId: managed})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string][]string{"v8": {"AWSCURRENT"}, "v7": {"AWSPREVIOUS"}}, about.VersionIdsToStages); diff != "" {
		t.Error(diff)
	}
	if !aws.ToBool(about.RotationEnabled) || aws.ToString(about.OwningService) != "rds" || aws.ToInt64(about.RotationRules.AutomaticallyAfterDays) != 30 {
		t.Errorf("described as %+v", about)
	}
	before, err := client.GetSecretValue(t.Context(), &secretsmanager.GetSecretValueInput{SecretId: managed, VersionStage: aws.String("AWSPREVIOUS")})
	if err != nil || !strings.Contains(aws.ToString(before.SecretString), "app") {
		t.Errorf("the previous value is gone: %v", err)
	}
	_, err = client.RotateSecret(t.Context(), &secretsmanager.RotateSecretInput{SecretId: aws.String("shop/payments")})
	wantCode(t, err, "InvalidRequestException")
}

func TestMoveSecretStage(t *testing.T) {
	client := newDoor(t).secrets(t)
	id := aws.String("shop/payments")
	put, err := client.PutSecretValue(t.Context(), &secretsmanager.PutSecretValueInput{SecretId: id, SecretString: aws.String("next"), VersionStages: []string{"AWSPENDING"}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.UpdateSecretVersionStage(t.Context(), &secretsmanager.UpdateSecretVersionStageInput{
		SecretId: id, VersionStage: aws.String("AWSCURRENT"), MoveToVersionId: put.VersionId,
	})
	wantCode(t, err, "InvalidParameterException")
	_, err = client.UpdateSecretVersionStage(t.Context(), &secretsmanager.UpdateSecretVersionStageInput{
		SecretId: id, VersionStage: aws.String("AWSCURRENT"), MoveToVersionId: put.VersionId, RemoveFromVersionId: aws.String("v1"),
	})
	if err != nil {
		t.Fatal(err)
	}
	for stage, want := range map[string]string{"AWSCURRENT": "next", "AWSPREVIOUS": "from terraform"} {
		got, err := client.GetSecretValue(t.Context(), &secretsmanager.GetSecretValueInput{SecretId: id, VersionStage: aws.String(stage)})
		if err != nil || aws.ToString(got.SecretString) != want {
			t.Errorf("%s is not what it should be: %v", stage, err)
		}
	}
}
