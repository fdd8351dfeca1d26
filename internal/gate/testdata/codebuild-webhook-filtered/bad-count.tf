resource "aws_codebuild_webhook" "bad" {
  count        = 2
  project_name = "orders"
}
