resource "aws_lambda_code_signing_config" "bad" {
  allowed_publishers {
    signing_profile_version_arns = ["arn:aws:signer:us-east-1:111111111111:/signing-profiles/orders/1"]
  }
}

resource "aws_lambda_code_signing_config" "bad_warns" {
  allowed_publishers {
    signing_profile_version_arns = ["arn:aws:signer:us-east-1:111111111111:/signing-profiles/orders/1"]
  }
  policies {
    untrusted_artifact_on_deployment = "Warn"
  }
}
