resource "aws_codebuild_webhook" "orders" {
  project_name = "orders"
  filter_group {
    filter {
      type    = "EVENT"
      pattern = "PULL_REQUEST_CREATED"
    }
    filter {
      type    = "ACTOR_ACCOUNT_ID"
      pattern = "^1234567$"
    }
  }
}

resource "aws_codebuild_webhook" "invoices" {
  project_name = "orders"
  filter_group {
    filter {
      type    = "EVENT"
      pattern = "PUSH"
    }
    filter {
      type    = "HEAD_REF"
      pattern = "main"
    }
  }
}
