variable "previews" {
  type    = bool
  default = true
}

resource "aws_amplify_branch" "bad" {
  app_id                      = "shop"
  branch_name                 = "main"
  enable_pull_request_preview = var.previews
}
