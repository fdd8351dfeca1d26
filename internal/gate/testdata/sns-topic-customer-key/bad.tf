data "aws_kms_key" "sns" {
  key_id = "alias/aws/sns"
}

resource "aws_sns_topic" "bad_alias" {
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_sns_topic" "bad_data" {
  kms_master_key_id = data.aws_kms_key.sns.arn
}

resource "aws_sns_topic" "bad_missing" {
  name = "orders"
}
