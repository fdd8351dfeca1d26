package catalog

import "flota.dev/flota/internal/gate/check"

// imagebuilder are the checks of what EC2 Image Builder leaves behind.
var imagebuilder = []check.Check{
	{
		ID: "imagebuilder-logs", Family: check.Logging, Severity: check.Low,
		Title: "Image Builder keeps no logs of its builds",
		Why:   "What was put into an image cannot be told once it runs.",
		Mend: `logging {
  s3_logs {
    s3_bucket_name = aws_s3_bucket.logs.id
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_imagebuilder_infrastructure_configuration"},
		Look:      check.Want(check.Given("logging.s3_logs.s3_bucket_name")),
	},
}
