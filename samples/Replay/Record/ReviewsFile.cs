namespace Replay.Record;

/// <summary><c>order_reviews.csv</c>: a row is one review of an order.</summary>
public static class ReviewsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "order_reviews.csv";

    /// <summary>Opens it.</summary>
    public static RecordFile Open(string folder) =>
        RecordFile.Open(folder, Name, "review_id", "order_id", "review_score", "review_creation_date", "review_answer_timestamp");

    /// <summary>Adds every review to its order.</summary>
    public static void Read(RecordFile file, List<BadRow> bad, OrderDrafts orders) => file.Each(bad, row =>
    {
        var owner = orders.Owner(row);
        var review = new SourceReview(row.Words("review_id"), row.Number("review_score", 1, 5), row.Time("review_creation_date"), row.Time("review_answer_timestamp"));
        if (owner is not null && row.IsGood && !owner.Add(review))
            row.Fault("review_id", review.Id, "stands in this order already: keep one of the two rows");
    });
}
