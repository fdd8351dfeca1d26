package cloud

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	s3types "github.com/aws/aws-sdk-go-v2/service/s3/types"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/ledger"
	"flota.dev/flota/internal/stack"
)

// Bucket is one S3 bucket: it holds states, outputs and the ledger. It is a
// ledger.Store.
type Bucket struct {
	cloud *Cloud
	name  string
}

// Bucket returns the bucket of that name, which need not be there yet.
func (c *Cloud) Bucket(name string) *Bucket { return &Bucket{cloud: c, name: name} }

// Ensure makes the bucket name if it is not there: private, versioned and
// encrypted. A bucket that is there stays as it is, since Terraform looks after it.
func (b *Bucket) Ensure(ctx context.Context, name string) error {
	_, err := b.cloud.objects.HeadBucket(ctx, &s3.HeadBucketInput{Bucket: &name})
	if err == nil || !absent(err) {
		return explain(err)
	}
	in := &s3.CreateBucketInput{Bucket: &name}
	if r := b.cloud.region; r != "us-east-1" { // which takes no constraint (API: CreateBucket)
		in.CreateBucketConfiguration = &s3types.CreateBucketConfiguration{LocationConstraint: s3types.BucketLocationConstraint(r)}
	}
	_, err = b.cloud.objects.CreateBucket(ctx, in)
	switch codeOf(err) {
	case "BucketAlreadyOwnedByYou":
		return nil // another flota was faster
	case "BucketAlreadyExists":
		return &diag.Error{
			What: fmt.Sprintf("the bucket %s belongs to another AWS account", name),
			Hint: "bucket names are one space for all of AWS: give the fleet another name", Err: err,
		}
	}
	if err != nil {
		return explain(err)
	}
	return b.secure(ctx, name)
}

func (b *Bucket) secure(ctx context.Context, name string) error {
	_, err := b.cloud.objects.PutPublicAccessBlock(ctx, &s3.PutPublicAccessBlockInput{
		Bucket: &name,
		PublicAccessBlockConfiguration: &s3types.PublicAccessBlockConfiguration{
			BlockPublicAcls: aws.Bool(true), BlockPublicPolicy: aws.Bool(true),
			IgnorePublicAcls: aws.Bool(true), RestrictPublicBuckets: aws.Bool(true),
		},
	})
	if err != nil {
		return explain(err)
	}
	_, err = b.cloud.objects.PutBucketVersioning(ctx, &s3.PutBucketVersioningInput{
		Bucket:                  &name,
		VersioningConfiguration: &s3types.VersioningConfiguration{Status: s3types.BucketVersioningStatusEnabled},
	})
	if err != nil {
		return explain(err)
	}
	_, err = b.cloud.objects.PutBucketEncryption(ctx, &s3.PutBucketEncryptionInput{
		Bucket: &name,
		ServerSideEncryptionConfiguration: &s3types.ServerSideEncryptionConfiguration{
			Rules: []s3types.ServerSideEncryptionRule{{
				ApplyServerSideEncryptionByDefault: &s3types.ServerSideEncryptionByDefault{SSEAlgorithm: s3types.ServerSideEncryptionAwsKms},
				BucketKeyEnabled:                   aws.Bool(true),
			}},
		},
	})
	return explain(err)
}

// Put writes an object. With ifAbsent it overwrites none: then the error is ledger.ErrExists.
func (b *Bucket) Put(ctx context.Context, key string, body []byte, ifAbsent bool) error {
	for {
		in := &s3.PutObjectInput{
			Bucket: &b.name, Key: &key, Body: bytes.NewReader(body), ContentType: aws.String("application/json"),
		}
		if ifAbsent {
			in.IfNoneMatch = aws.String("*")
		}
		_, err := b.cloud.objects.PutObject(ctx, in)
		switch codeOf(err) {
		case "PreconditionFailed":
			return ledger.ErrExists
		case "ConditionalRequestConflict":
			continue // another writes the same key just now: who won shows at the next try (API: PutObject)
		}
		return explain(err)
	}
}

// Get reads an object. The error is ledger.ErrNotFound if there is none.
func (b *Bucket) Get(ctx context.Context, key string) ([]byte, error) {
	out, err := b.cloud.objects.GetObject(ctx, &s3.GetObjectInput{Bucket: &b.name, Key: &key})
	if absent(err) {
		return nil, ledger.ErrNotFound
	}
	if err != nil {
		return nil, explain(err)
	}
	defer out.Body.Close()
	body, err := io.ReadAll(out.Body)
	return body, explain(err)
}

// List returns the keys that begin with prefix and sort after the key after, at
// most limit of them, which may be no more than 1000.
func (b *Bucket) List(ctx context.Context, prefix, after string, limit int) ([]string, error) {
	in := &s3.ListObjectsV2Input{Bucket: &b.name, Prefix: &prefix, MaxKeys: aws.Int32(int32(limit))}
	if after != "" {
		in.StartAfter = &after
	}
	out, err := b.cloud.objects.ListObjectsV2(ctx, in)
	if err != nil {
		return nil, explain(err)
	}
	keys := make([]string, len(out.Contents))
	for i, o := range out.Contents {
		keys[i] = aws.ToString(o.Key)
	}
	return keys, nil
}

// Delete removes an object. It is no error if there is none.
func (b *Bucket) Delete(ctx context.Context, key string) error {
	_, err := b.cloud.objects.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &b.name, Key: &key})
	return explain(err)
}

func outputsKey(stackID string) string { return "outputs/" + stackID + ".json" }

// Load returns the outputs that were saved last for a stack, and whether any were.
func (b *Bucket) Load(ctx context.Context, stackID string) (stack.Outputs, bool, error) {
	body, err := b.Get(ctx, outputsKey(stackID))
	if errors.Is(err, ledger.ErrNotFound) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	var o stack.Outputs
	if err := json.Unmarshal(body, &o); err != nil {
		return nil, false, fmt.Errorf("read %s: %w", outputsKey(stackID), err)
	}
	return o, true, nil
}

// Save keeps the outputs of a stack.
func (b *Bucket) Save(ctx context.Context, stackID string, o stack.Outputs) error {
	body, err := json.Marshal(o)
	if err != nil {
		return fmt.Errorf("save the outputs of %s: %w", stackID, err)
	}
	return b.Put(ctx, outputsKey(stackID), body, false)
}
