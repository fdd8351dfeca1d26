resource "aws_codebuild_webhook" "bad" {
  project_name = "orders"
}
