resource "aws_amplify_branch" "bad" {
  app_id                      = "shop"
  branch_name                 = "main"
  enable_pull_request_preview = true
}

resource "aws_amplify_app" "bad_app" {
  name = "shop"
  auto_branch_creation_config {
    enable_pull_request_preview = true
    enable_basic_auth           = false
  }
}
