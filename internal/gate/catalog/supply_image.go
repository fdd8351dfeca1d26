package catalog

import (
	"strings"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// images says where each type names the images that it runs.
var images = map[string][]string{
	"aws_ecs_task_definition":  {"container_definitions.image"},
	"aws_batch_job_definition": {"container_properties.image"},
	"aws_apprunner_service":    {"source_configuration.image_repository.image_identifier"},
	"aws_lambda_function":      {"image_uri"},
	"aws_sagemaker_model":      {"primary_container.image", "container.image"},
	"aws_codebuild_project":    {"environment.image"},
}

var supplyImage = []check.Check{
	{
		ID: "image-pinned", Family: check.SupplyChain, Severity: check.Medium,
		Title: "Container image is named by a tag that moves",
		Why:   "With latest, or no tag at all, each start may run another image: nobody knows what is live, and a rollback brings nothing back.",
		Mend: `resource "aws_ecs_task_definition" "this" {
  container_definitions = jsonencode([{
    name  = "app"
    image = "${aws_ecr_repository.this.repository_url}:1.4.0"
  }])
}`,
		Practices: []string{"SEC06-BP04", "SEC11-BP05"},
		Types: []string{
			"aws_ecs_task_definition", "aws_batch_job_definition", "aws_apprunner_service",
			"aws_lambda_function", "aws_sagemaker_model", "aws_codebuild_project",
		},
		Look: pinnedImages,
	},
}

func pinnedImages(s *check.Subject) {
	for _, path := range images[s.Type] {
		for _, v := range imagesAt(s, path) {
			image, _ := v.Text("")
			switch pinned(v, image) {
			case config.No:
				s.Fail(v, "the image %s has no version", check.Show(v))
			case config.Unknown:
				s.Unsure(v, "it is not known which image runs")
			}
		}
	}
}

// imagesAt returns the values at a path; its first name may be that of a JSON text.
func imagesAt(s *check.Subject, path string) []config.Value {
	text, _, _ := strings.Cut(path, ".")
	if text != "container_definitions" && text != "container_properties" {
		return s.All(path)
	}
	if b, known := s.Decoded(s.Block, text); known == config.Yes {
		return b.All(path)
	}
	return nil
}

// pinned tells whether an image's name has a digest, or a tag other than
// latest. A tag that is an input counts: who sets it, pins it. Images that AWS
// keeps for builds are named by lines of versions.
func pinned(v config.Value, image string) config.Truth {
	if v.Given() == config.No || strings.HasPrefix(image, "aws/codebuild/") {
		return config.Yes
	}
	if image == "" {
		return config.Unknown
	}
	last := image[strings.LastIndexByte(image, '/')+1:]
	_, tag, tagged := strings.Cut(last, ":")
	switch {
	case strings.Contains(last, "@"):
		return config.Yes
	case tagged:
		return config.Is(tag != "latest" && tag != "")
	case !config.HasToken(last):
		return config.No
	}
	refs := v.Block.Refs(last)
	if len(refs) == 0 || refs[len(refs)-1].Variable() {
		return config.Unknown
	}
	end := refs[len(refs)-1].Attribute
	return config.Is(end != "repository_url" && end != "repository_uri")
}
