data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["sagemaker:DescribeModelPackage"]
    resources = ["arn:aws:sagemaker:us-east-1:111122223333:model-package-group/orders"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_sagemaker_model_package_group_policy" "bad" {
  model_package_group_name = "orders"
  resource_policy          = data.aws_iam_policy_document.open.json
}
