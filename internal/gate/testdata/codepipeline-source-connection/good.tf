resource "aws_codepipeline" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/orders"
  artifact_store {
    location = "artifacts"
    type     = "S3"
  }
  stage {
    name = "Source"
    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      output_artifacts = ["source"]
    }
  }
}
