package api

import (
	"context"
	"slices"

	"flota.dev/flota/internal/sandbox/registry"
)

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
