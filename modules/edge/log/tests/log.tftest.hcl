variables {
  name = "cambio-dev-web"
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "apply" {
  command = apply

  variables {
    distribution_arn = run.setup.distribution_arn
    bucket_arn       = run.setup.bucket_arn
  }

  assert {
    condition     = aws_cloudwatch_log_delivery_source.this.log_type == "ACCESS_LOGS" && aws_cloudwatch_log_delivery_source.this.resource_arn == run.setup.distribution_arn
    error_message = "The distribution's access logs must be the source."
  }

  assert {
    condition     = alltrue([for r in [aws_cloudwatch_log_delivery_source.this, aws_cloudwatch_log_delivery_destination.this, aws_cloudwatch_log_delivery.this] : r.region == "us-east-1"])
    error_message = "CloudFront's logs start in us-east-1."
  }

  assert {
    condition     = aws_cloudwatch_log_delivery_destination.this.delivery_destination_configuration[0].destination_resource_arn == run.setup.bucket_arn && aws_cloudwatch_log_delivery_destination.this.delivery_destination_type == "S3"
    error_message = "The logs must go to the bucket."
  }

  assert {
    condition     = aws_cloudwatch_log_delivery_destination.this.output_format == "json"
    error_message = "The logs must be JSON."
  }

  assert {
    condition     = length(setintersection(aws_cloudwatch_log_delivery.this.record_fields, ["cs(Cookie)", "cs-uri-query", "cs(Referer)"])) == 0 && contains(aws_cloudwatch_log_delivery.this.record_fields, "sc-status")
    error_message = "The logs must not hold what may be secret."
  }

  assert {
    condition     = output.delivery_id == aws_cloudwatch_log_delivery.this.id
    error_message = "The output must name the delivery."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name             = "web site"
    distribution_arn = run.setup.distribution_arn
    bucket_arn       = run.setup.bucket_arn
  }

  expect_failures = [var.name]
}
