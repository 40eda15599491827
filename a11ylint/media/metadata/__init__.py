"""What picture files say about themselves beside their pixels."""
