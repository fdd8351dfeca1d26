package cloud

import (
	"bytes"
	"context"
	"net/url"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"flota.dev/flota/internal/release"
)

// files is release.Files on S3.
type files struct{ *Cloud }

func (f files) Put(ctx context.Context, bucket string, file release.File) error {
	_, err := f.objects.PutObject(ctx, &s3.PutObjectInput{
		Bucket: &bucket, Key: &file.Key, Body: bytes.NewReader(file.Body),
		ContentType: &file.ContentType, CacheControl: &file.CacheControl,
	})
	return found(err)
}

func (f files) Copy(ctx context.Context, bucket, from, to string) error {
	_, err := f.objects.CopyObject(ctx, &s3.CopyObjectInput{
		Bucket: &bucket, Key: &to, CopySource: aws.String(escaped(bucket + "/" + from)),
	})
	return found(err)
}

// escaped is the form in which S3 wants the name of a copy's source: URL-encoded
// but for the slashes (API: CopyObject, x-amz-copy-source).
func escaped(source string) string {
	return strings.NewReplacer("+", "%20", "%2F", "/").Replace(url.QueryEscape(source))
}

func (f files) Keys(ctx context.Context, bucket, prefix string) ([]string, error) {
	var keys []string
	pages := s3.NewListObjectsV2Paginator(f.objects, &s3.ListObjectsV2Input{Bucket: &bucket, Prefix: &prefix})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, found(err)
		}
		for _, o := range page.Contents {
			keys = append(keys, aws.ToString(o.Key))
		}
	}
	return keys, nil
}
