package api

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ecr"
	"github.com/aws/aws-sdk-go-v2/service/ecr/types"
	"github.com/google/go-containerregistry/pkg/authn"
	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/v1/random"
	"github.com/google/go-containerregistry/pkg/v1/remote"

	"flota.dev/flota/internal/sandbox/store"
)

func (d *door) ecr(t *testing.T) *ecr.Client {
	t.Helper()
	d.put(t, "aws_ecr_repository", "shop/orders", store.Attributes{
		"id": "shop/orders", "name": "shop/orders", "arn": "arn:aws:ecr:eu-central-1:111111111111:repository/shop/orders",
		"repository_url": "111111111111.dkr.ecr.eu-central-1.amazonaws.com/shop/orders", "image_tag_mutability": "IMMUTABLE",
		"image_scanning_configuration": []any{map[string]any{"scan_on_push": true}},
	})
	return ecr.NewFromConfig(d.aws)
}

// push does what flota does: it asks ECR where and with what to push.
func push(t *testing.T, client *ecr.Client, repository, tag string) (digest string, err error) {
	t.Helper()
	auth, err := client.GetAuthorizationToken(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	data := auth.AuthorizationData[0]
	token, err := base64.StdEncoding.DecodeString(aws.ToString(data.AuthorizationToken))
	if err != nil {
		t.Fatal(err)
	}
	user, password, _ := strings.Cut(string(token), ":")
	if user != "AWS" {
		t.Errorf("user = %q", user)
	}
	ref, err := name.ParseReference(strings.TrimPrefix(aws.ToString(data.ProxyEndpoint), "http://") + "/" + repository + ":" + tag)
	if err != nil {
		t.Fatal(err)
	}
	img, err := random.Image(512, 1)
	if err != nil {
		t.Fatal(err)
	}
	hash, err := img.Digest()
	if err != nil {
		t.Fatal(err)
	}
	return hash.String(), remote.Write(ref, img, remote.WithAuth(&authn.Basic{Username: user, Password: password}))
}

func TestECR(t *testing.T) {
	client := newDoor(t).ecr(t)
	repositories, err := client.DescribeRepositories(t.Context(), &ecr.DescribeRepositoriesInput{RepositoryNames: []string{"shop/orders"}})
	if err != nil {
		t.Fatal(err)
	}
	if r := repositories.Repositories[0]; r.ImageTagMutability != types.ImageTagMutabilityImmutable || !r.ImageScanningConfiguration.ScanOnPush {
		t.Errorf("repository = %+v", r)
	}
	digest, err := push(t, client, "shop/orders", "v1")
	if err != nil {
		t.Fatal(err)
	}
	images, err := client.DescribeImages(t.Context(), &ecr.DescribeImagesInput{
		RepositoryName: aws.String("shop/orders"), ImageIds: []types.ImageIdentifier{{ImageTag: aws.String("v1")}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if d := images.ImageDetails[0]; aws.ToString(d.ImageDigest) != digest || aws.ToInt64(d.ImageSizeInBytes) == 0 || d.ImagePushedAt == nil {
		t.Errorf("image = %+v", d)
	}
	list, err := client.ListImages(t.Context(), &ecr.ListImagesInput{RepositoryName: aws.String("shop/orders")})
	if err != nil {
		t.Fatal(err)
	}
	if len(list.ImageIds) != 1 {
		t.Errorf("%d images, want 1", len(list.ImageIds))
	}
	batch, err := client.BatchGetImage(t.Context(), &ecr.BatchGetImageInput{
		RepositoryName: aws.String("shop/orders"), ImageIds: []types.ImageIdentifier{{ImageDigest: aws.String(digest)}, {ImageTag: aws.String("none")}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(batch.Images) != 1 || len(batch.Failures) != 1 {
		t.Errorf("%d images and %d failures, want 1 and 1", len(batch.Images), len(batch.Failures))
	}
}

func TestECRErrors(t *testing.T) {
	client := newDoor(t).ecr(t)
	_, err := client.DescribeImages(t.Context(), &ecr.DescribeImagesInput{RepositoryName: aws.String("shop/none")})
	wantCode(t, err, "RepositoryNotFoundException")
	_, err = client.DescribeImages(t.Context(), &ecr.DescribeImagesInput{
		RepositoryName: aws.String("shop/orders"), ImageIds: []types.ImageIdentifier{{ImageTag: aws.String("none")}},
	})
	wantCode(t, err, "ImageNotFoundException")
	if _, err := push(t, client, "shop/none", "v1"); err == nil || !strings.Contains(err.Error(), "NAME_UNKNOWN") {
		t.Errorf("push to no repository: %v", err)
	}
	if _, err := push(t, client, "shop/orders", "v1"); err != nil {
		t.Fatal(err)
	}
	if _, err := push(t, client, "shop/orders", "v1"); err == nil || !strings.Contains(err.Error(), "immutable") {
		t.Errorf("push over an immutable tag: %v", err)
	}
}
