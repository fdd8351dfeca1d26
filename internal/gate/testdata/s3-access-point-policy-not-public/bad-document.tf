data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:us-east-1:111122223333:accesspoint/orders/object/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_s3control_access_point_policy" "bad" {
  access_point_arn = "arn:aws:s3:us-east-1:111122223333:accesspoint/orders"
  policy           = data.aws_iam_policy_document.open.json
}
