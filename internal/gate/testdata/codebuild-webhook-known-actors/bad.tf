resource "aws_codebuild_webhook" "bad" {
  project_name = "orders"
  filter_group {
    filter {
      type    = "EVENT"
      pattern = "PUSH, PULL_REQUEST_CREATED"
    }
    filter {
      type    = "BASE_REF"
      pattern = "main"
    }
  }
}
