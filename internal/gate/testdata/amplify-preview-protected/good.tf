variable "credentials" {
  type      = string
  sensitive = true
}

resource "aws_amplify_branch" "shop" {
  app_id                      = "shop"
  branch_name                 = "main"
  enable_pull_request_preview = true
  enable_basic_auth           = true
  basic_auth_credentials      = var.credentials
}

resource "aws_amplify_branch" "help" {
  app_id      = "help"
  branch_name = "main"
}
