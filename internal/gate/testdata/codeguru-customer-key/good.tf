resource "aws_kms_key" "review" {}
resource "aws_codegurureviewer_repository_association" "orders" {
  repository {
    codecommit {
      name = "orders"
    }
  }
  kms_key_details {
    encryption_option = "CUSTOMER_MANAGED_CMK"
    kms_key_id        = aws_kms_key.review.key_id
  }
}
