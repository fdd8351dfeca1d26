package api

import (
	"context"
	"encoding/base64"
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/registry"
	"flota.dev/flota/internal/sandbox/store"
)

// tokenLasts is how long ECR's tokens are good (Amazon ECR API, GetAuthorizationToken).
const tokenLasts = 12 * time.Hour

// ecr is Amazon Elastic Container Registry: repositories as Terraform made
// them, images as they were pushed to the registry under /v2/.
func (a *API) ecr() *service {
	s := newService("ecr", "AmazonEC2ContainerRegistry_V20150921", "")
	handle(s, "GetAuthorizationToken", a.getAuthorizationToken)
	handle(s, "DescribeRepositories", a.describeRepositories)
	handle(s, "DescribeImages", a.describeImages)
	handle(s, "ListImages", a.listImages)
	handle(s, "BatchGetImage", a.batchGetImage)
	return s
}

// ecrRepository is a view of aws_ecr_repository, whose ID is the name.
type ecrRepository struct {
	ARN        string `json:"arn"`
	Name       string `json:"name"`
	URL        string `json:"repository_url"`
	Mutability string `json:"image_tag_mutability"`
	Scanning   []struct {
		OnPush bool `json:"scan_on_push"`
	} `json:"image_scanning_configuration"`
	Encryption []struct {
		Type string `json:"encryption_type"`
		Key  string `json:"kms_key"`
	} `json:"encryption_configuration"`
}

// repositoryRules tells the registry which repositories there are. Docker's
// protocol names no account, so a repository of any account will do.
func (a *API) repositoryRules(name string) (immutable, found bool) {
	for _, r := range a.Store.List("aws_ecr_repository", "", "") {
		if r.Attributes["name"] == name {
			return r.Attributes["image_tag_mutability"] == "IMMUTABLE", true
		}
	}
	return false, false
}

type authorizationTokens struct {
	Data []authorizationToken `json:"authorizationData"`
}

type authorizationToken struct {
	Token    string `json:"authorizationToken"`
	Expires  Time   `json:"expiresAt"`
	Endpoint string `json:"proxyEndpoint"`
}

func (a *API) getAuthorizationToken(_ context.Context, c caller, _ struct{}) (authorizationTokens, error) {
	// The registry asks for no password; clients need one to send.
	token := base64.StdEncoding.EncodeToString([]byte("AWS:sandbox"))
	return authorizationTokens{Data: []authorizationToken{{
		Token: token, Expires: Time{time.Now().Add(tokenLasts)}, Endpoint: c.Endpoint,
	}}}, nil
}

type describeRepositoriesInput struct {
	Names      []string `json:"repositoryNames"`
	MaxResults int      `json:"maxResults"`
	NextToken  string   `json:"nextToken"`
}

type describeRepositoriesOutput struct {
	Repositories []repositoryOutput `json:"repositories"`
	NextToken    string             `json:"nextToken,omitempty"`
}

type repositoryOutput struct {
	ARN        string           `json:"repositoryArn"`
	RegistryID string           `json:"registryId"`
	Name       string           `json:"repositoryName"`
	URI        string           `json:"repositoryUri"`
	Mutability string           `json:"imageTagMutability"`
	Scanning   *scanOutput      `json:"imageScanningConfiguration,omitempty"`
	Encryption *encryptOnOutput `json:"encryptionConfiguration,omitempty"`
}

type scanOutput struct {
	OnPush bool `json:"scanOnPush"`
}

type encryptOnOutput struct {
	Type string `json:"encryptionType"`
	Key  string `json:"kmsKey,omitempty"`
}

func (a *API) describeRepositories(_ context.Context, c caller, in describeRepositoriesInput) (out describeRepositoriesOutput, err error) {
	records := a.Store.List("aws_ecr_repository", c.Account, c.Region)
	if len(in.Names) > 0 {
		records = records[:0]
		for _, name := range in.Names {
			r, err := a.ecrRecord(c, name)
			if err != nil {
				return out, err
			}
			records = append(records, r)
		}
	}
	all := make([]repositoryOutput, 0, len(records))
	for _, r := range records {
		v, err := store.Decode[ecrRepository](r)
		if err != nil {
			return out, err
		}
		all = append(all, v.output(r.Account))
	}
	out.Repositories, out.NextToken, err = page(all, in.MaxResults, 100, in.NextToken)
	return out, err
}

func (v ecrRepository) output(account string) repositoryOutput {
	out := repositoryOutput{ARN: v.ARN, RegistryID: account, Name: v.Name, URI: v.URL, Mutability: v.Mutability}
	for _, s := range v.Scanning {
		out.Scanning = &scanOutput{OnPush: s.OnPush}
	}
	for _, e := range v.Encryption {
		out.Encryption = &encryptOnOutput{Type: e.Type, Key: e.Key}
	}
	return out
}

func (a *API) ecrRecord(c caller, name string) (store.Record, error) {
	r, err := a.Store.Get(store.Key{Account: c.Account, Region: c.Region, Type: "aws_ecr_repository", ID: name})
	if err != nil {
		return r, failf("RepositoryNotFoundException", "The repository with name '%s' does not exist in the registry with id '%s'", name, c.Account)
	}
	return r, nil
}

type imagesInput struct {
	Repository string    `json:"repositoryName"`
	Images     []imageID `json:"imageIds"`
	Filter     struct {
		TagStatus string `json:"tagStatus"` // TAGGED, UNTAGGED or ANY
	} `json:"filter"`
	MaxResults int    `json:"maxResults"`
	NextToken  string `json:"nextToken"`
}

type imageID struct {
	Digest string `json:"imageDigest,omitempty"`
	Tag    string `json:"imageTag,omitempty"`
}

func (id imageID) matches(m registry.Manifest) bool {
	return (id.Digest == "" || id.Digest == m.Digest) && (id.Tag == "" || slices.Contains(m.Tags, id.Tag))
}

// images returns the images of a repository that pass the filter, or those asked for.
func (a *API) images(c caller, in imagesInput) ([]registry.Manifest, error) {
	if _, err := a.ecrRecord(c, in.Repository); err != nil {
		return nil, err
	}
	all := a.Registry.Images(in.Repository)
	if len(in.Images) == 0 {
		return slices.DeleteFunc(all, func(m registry.Manifest) bool {
			return in.Filter.TagStatus == "TAGGED" && len(m.Tags) == 0 || in.Filter.TagStatus == "UNTAGGED" && len(m.Tags) > 0
		}), nil
	}
	var out []registry.Manifest
	for _, id := range in.Images {
		i := slices.IndexFunc(all, id.matches)
		if i < 0 {
			return nil, failf("ImageNotFoundException", "The image with imageId {imageDigest:'%s', imageTag:'%s'} does not exist within the repository with name '%s' in the registry with id '%s'",
				id.Digest, id.Tag, in.Repository, c.Account)
		}
		out = append(out, all[i])
	}
	return out, nil
}

type describeImagesOutput struct {
	Images    []imageDetail `json:"imageDetails"`
	NextToken string        `json:"nextToken,omitempty"`
}

type imageDetail struct {
	RegistryID string   `json:"registryId"`
	Repository string   `json:"repositoryName"`
	Digest     string   `json:"imageDigest"`
	Tags       []string `json:"imageTags,omitempty"`
	Bytes      int64    `json:"imageSizeInBytes"`
	Pushed     Time     `json:"imagePushedAt"`
	MediaType  string   `json:"imageManifestMediaType"`
}

func (a *API) describeImages(_ context.Context, c caller, in imagesInput) (out describeImagesOutput, err error) {
	images, err := a.images(c, in)
	if err != nil {
		return out, err
	}
	all := make([]imageDetail, 0, len(images))
	for _, m := range images {
		all = append(all, imageDetail{
			RegistryID: c.Account, Repository: in.Repository, Digest: m.Digest, Tags: m.Tags,
			Bytes: m.Bytes, Pushed: Time{m.Pushed}, MediaType: m.MediaType,
		})
	}
	out.Images, out.NextToken, err = page(all, in.MaxResults, 100, in.NextToken)
	return out, err
}

type listImagesOutput struct {
	Images    []imageID `json:"imageIds"`
	NextToken string    `json:"nextToken,omitempty"`
}

func (a *API) listImages(_ context.Context, c caller, in imagesInput) (out listImagesOutput, err error) {
	images, err := a.images(c, in)
	if err != nil {
		return out, err
	}
	all := make([]imageID, 0, len(images))
	for _, m := range images {
		if len(m.Tags) == 0 {
			all = append(all, imageID{Digest: m.Digest})
		}
		for _, tag := range m.Tags {
			all = append(all, imageID{Digest: m.Digest, Tag: tag})
		}
	}
	out.Images, out.NextToken, err = page(all, in.MaxResults, 100, in.NextToken)
	return out, err
}

type batchGetImageOutput struct {
	Images   []imageOutput  `json:"images"`
	Failures []imageFailure `json:"failures"`
}

type imageOutput struct {
	RegistryID string  `json:"registryId"`
	Repository string  `json:"repositoryName"`
	ID         imageID `json:"imageId"`
	Manifest   string  `json:"imageManifest"`
	MediaType  string  `json:"imageManifestMediaType"`
}

type imageFailure struct {
	ID     imageID `json:"imageId"`
	Code   string  `json:"failureCode"`
	Reason string  `json:"failureReason"`
}

func (a *API) batchGetImage(_ context.Context, c caller, in imagesInput) (batchGetImageOutput, error) {
	out := batchGetImageOutput{Images: []imageOutput{}, Failures: []imageFailure{}}
	if _, err := a.ecrRecord(c, in.Repository); err != nil {
		return out, err
	}
	for _, id := range in.Images {
		reference := id.Tag
		if id.Digest != "" {
			reference = id.Digest
		}
		raw, m, err := a.Registry.Manifest(in.Repository, reference)
		if err != nil || !id.matches(m) {
			out.Failures = append(out.Failures, imageFailure{ID: id, Code: "ImageNotFound", Reason: "Requested image not found"})
			continue
		}
		out.Images = append(out.Images, imageOutput{
			RegistryID: c.Account, Repository: in.Repository, ID: imageID{Digest: m.Digest, Tag: id.Tag},
			Manifest: string(raw), MediaType: m.MediaType,
		})
	}
	return out, nil
}
